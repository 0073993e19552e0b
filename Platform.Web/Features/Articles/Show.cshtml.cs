using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Articles;

[CachedPage("post", "before", "after", "end", "show", IsOfThread = true)]
public sealed class ShowModel(ReadContribution read, ThreadQueries threads, ThreadViewBuilder pages, CurrentMember me, LocalTime clock, IOptions<PlatformOptions> options) : PageModel
{
    public ContributionView Article { get; private set; } = null!;

    public ThreadView Thread { get; private set; } = null!;

    public IReadOnlyList<Heading> Contents { get; private set; } = [];

    public Uri Address => new(options.Value.PublicUrl, Article.Path);

    /// <summary>Year of publication, in the time zone of the platform.</summary>
    public int Year => clock.DayOf(Article.PublishedAt ?? Article.UpdatedAt).Year;

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery(Name = "page")] int? page = null)
    {
        if (await read.Read(key, ArticleTraits.Name) is not { } article)
            return NotFound();
        if (page is not null)
            return await threads.PlaceBefore(key, page.Value) is { } place ? RedirectPermanent($"{article.Path}?after={place}") : NotFound();
        if (await pages.View(article.Contribution, me.Viewer, PostWindow.Of(Request.Query), article.Facts) is not { } thread)
            return NotFound();
        Thread = thread;
        Article = article;
        Contents = Articles.Contents.Of(article.Body.ToString());
        return Page();
    }
}
