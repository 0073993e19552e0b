using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Organisations;

/// <summary>
/// The page of an organisation and of the contributions that its members wrote. Contributions by layer only, or by members who left the
/// platform, are in no list and no count.
/// </summary>
public sealed class ShowModel(PlatformDb db, CurrentMember me) : PlatformPage
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<(Contribution Contribution, PersonSeen Author)> Written { get; private set; } = [];

    public int Total { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Key == Key) is not { } organisation)
            return NotFound();
        Organisation = organisation;
        var written = db.Contributions.AsNoTracking().VisibleTo(me.Viewer).Where(c =>
            (c.OrganisationKey == Key && !c.ByLayerOnly && c.Author.ErasedAt == null)
            || c.CoAuthors.Any(a => a.OrganisationKey == Key && !a.ByLayerOnly && a.Member.ErasedAt == null));
        Total = await written.CountAsync();
        Pager = Pager.For(Number, Total, PageSize);
        var rows = await Pager.Of(written.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Key))
            .Include(c => c.Author).Include(c => c.Organisation)
            .ToListAsync();
        Written = rows.ConvertAll(c => (c, c.AuthorFacts().SeenBy(me.Viewer)));
        return Page();
    }
}
