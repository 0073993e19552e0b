using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Tags;

[CachedPage("page")]
public sealed class ShowModel(PlatformDb db, ContributionQueries queries, HighlightQueries highlights) : PageModel
{
    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The name as pages show it.</summary>
    public string Shown => TopicName.Shown(Name);

    public RowPage List { get; private set; } = null!;

    public Highlights Highlights { get; private set; } = Highlights.None;

    /// <summary>The query that finds only texts with this tag.</summary>
    public string Query => $"tag:{Key}";

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery(Name = "page")] int page = 1)
    {
        List = await queries.WithTag(key, page);

        // A tag that is only on texts the viewer may not see does not exist for the viewer.
        if (List.Total == 0 || await db.Tags.Where(t => t.Key == key).Select(t => t.Name).SingleOrDefaultAsync() is not { } name)
            return NotFound();
        (Key, Name) = (key, name);
        Highlights = await highlights.Of(queries.Tagged(key), List.Total, key);
        return Page();
    }
}
