using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Caching;

namespace Platform.Web.Features.Questions;

[CachedForVisitors("page", "show")]
public sealed class ShowModel(ReadContribution read, ThreadQueries threads, CurrentMember me) : PageModel
{
    public ContributionView Question { get; private set; } = null!;

    public ThreadView Thread { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery(Name = "page")] int? page = null, string? show = null)
    {
        if (await read.Read(key) is not { Kind: ContributionKind.Question } question)
            return NotFound();
        if (await threads.View(key, me.Viewer, page, ThreadView.KindIn(show)) is not { } thread)
            return NotFound();
        Thread = thread;
        Question = question;
        return Page();
    }
}
