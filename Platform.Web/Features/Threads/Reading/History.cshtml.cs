using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The page with the versions of a post that readers saw, each with its changes.</summary>
public sealed class HistoryPage(PostHistory history, CurrentMember me, IStringLocalizer<ThreadText> texts) : PageModel
{
    public PostVersions History { get; private set; } = null!;

    public VersionSeen Shown { get; private set; } = null!;

    /// <summary>The changes of the shown version; null for the first version.</summary>
    public DiffTable? Table { get; private set; }

    public string Address => $"/threads/{History.Post.ThreadKey}/posts/{History.Post.Key}/history";

    public async Task<IActionResult> OnGetAsync(string key, string post, int? version)
    {
        if (await history.Of(key, post, me.Viewer) is not { } found)
            return NotFound();
        History = found;
        var at = version is null ? found.Versions.Count - 1 : found.Versions.ToList().FindIndex(v => v.Number == version);
        if (at < 0)
            return NotFound();
        Shown = found.Versions[at];
        if (at > 0)
        {
            var before = found.Versions[at - 1];
            Table = new DiffTable(TextDiff.Between(before.Body, Shown.Body), texts["Version", at], texts["Version", at + 1]);
        }

        return Page();
    }
}
