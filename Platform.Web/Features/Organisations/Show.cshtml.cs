using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Organisations;

/// <summary>
/// The page of an organisation and of the contributions that its members wrote. Contributions by layer only, or by members who left the
/// platform, are in no list and no count.
/// </summary>
[CachedPage("page")]
public sealed class ShowModel(PlatformDb db, ContributionQueries contributions, HighlightQueries highlights) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Organisation Organisation { get; private set; } = null!;

    public string Name => OrganisationName.Shown(Organisation.Name);

    /// <summary>The query that finds only texts of this organisation.</summary>
    public string Query => $"org:{Key}";

    /// <summary>How many contributions there are.</summary>
    public int Total { get; private set; }

    /// <summary>The contributions that do not stand out above the list.</summary>
    public RowPage List { get; private set; } = null!;

    public Highlights Highlights { get; private set; } = Highlights.None;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Key == Key) is not { } organisation)
            return NotFound();
        Organisation = organisation;
        var first = contributions.Visible.Where(c => c.OrganisationKey == Key && !c.ByLayerOnly && c.Author.ErasedAt == null);
        // The database begins with the organisation, not with all contributions.
        var keys = db.Contributions.Where(c => c.OrganisationKey == Key && !c.ByLayerOnly && c.Author.ErasedAt == null).Select(c => c.Key)
            .Union(db.CoAuthors.Where(a => a.OrganisationKey == Key && !a.ByLayerOnly && a.Member.ErasedAt == null).Select(a => a.ContributionKey));
        var written = contributions.Visible.Where(c => keys.Contains(c.Key));
        Total = await written.CountAsync();
        Highlights = await highlights.Of(written, Total, by: first);
        var shown = Highlights.Rows.Select(r => r.Key).ToList();
        var others = shown.Count == 0 ? written : written.Where(c => !shown.Contains(c.Key));
        List = await contributions.Page(others, others.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Key), Number);
        return Page();
    }
}
