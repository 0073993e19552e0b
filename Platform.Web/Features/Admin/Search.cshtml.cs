using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.MissedSearches;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Admin;

/// <summary>The page with searches that found nothing. Who searched is stored nowhere; see decision 0012.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class SearchModel(PlatformDb db, IStringLocalizer<AdminText> texts) : PlatformPage
{
    private const int PageSize = 50;

    public IReadOnlyList<MissedSearch> Missed { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Task OnGetAsync() => LoadAsync();

    /// <summary>
    /// Removes words from the list, for example because a synonym or a text was written for them. Later searches that find nothing add
    /// them again.
    /// </summary>
    public async Task<IActionResult> OnPostAsync(string? words)
    {
        if (await db.MissedSearches.SingleOrDefaultAsync(m => m.Words == words) is { } row)
        {
            db.MissedSearches.Remove(row);
            await db.SaveChangesAsync();
        }

        TempData.Say(texts["Search.Done.Said"]);
        return LocalRedirect("/admin/search");
    }

    public override async Task<bool> LoadAsync()
    {
        Pager = Pager.For(PageNumber, await db.MissedSearches.CountAsync(), PageSize);
        Missed = await Pager.Of(db.MissedSearches.AsNoTracking().OrderByDescending(m => m.Times).ThenBy(m => m.Words)).ToListAsync();
        return true;
    }
}
