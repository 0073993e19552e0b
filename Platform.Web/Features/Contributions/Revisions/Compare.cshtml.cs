using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

public sealed class CompareModel(RevisionQueries revisions, LocalTime clock, IStringLocalizer<ContributionText> texts) : PageModel
{
    public string Key { get; private set; } = "";

    public RevisionHistory History { get; private set; } = null!;

    public int From { get; private set; }

    public int To { get; private set; }

    public DiffTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery] int from, [FromQuery] int to)
    {
        if (await revisions.Of(key) is not { } history || await revisions.Pair(key, from, to) is not var (older, newer))
            return NotFound();
        (Key, History, From, To) = (key, history, from, to);
        Table = new DiffTable(TextDiff.Between(older.AsLines(history.Kind), newer.AsLines(history.Kind)), NameOf(from, older.CreatedAt), NameOf(to, newer.CreatedAt));
        return Page();
    }

    public string NameOf(int number, DateTime at) => $"{texts["Version", number].Value} · {clock.Date(at)}";
}
