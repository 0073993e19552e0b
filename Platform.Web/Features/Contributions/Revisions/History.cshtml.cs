using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Web.Features.Contributions;

public sealed class HistoryModel(RevisionQueries revisions) : PageModel
{
    public string Key { get; private set; } = "";

    public RevisionHistory History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (await revisions.Of(key) is not { } history)
            return NotFound();
        (Key, History) = (key, history);
        return Page();
    }
}
