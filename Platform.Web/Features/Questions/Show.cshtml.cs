using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Questions;

[CachedPage("post", "before", "after", "end", "show", IsOfThread = true)]
public sealed class ShowModel(ReadContribution read, ThreadQueries threads, ThreadViewBuilder pages, CurrentMember me) : PageModel
{
    public ContributionView Question { get; private set; } = null!;

    public ThreadView Thread { get; private set; } = null!;

    /// <summary>Null before publication.</summary>
    public SameView? Same { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery(Name = "page")] int? page = null)
    {
        if (await read.Read(key, QuestionTraits.Name) is not { } question)
            return NotFound();
        if (page is not null)
            return await threads.PlaceBefore(key, page.Value) is { } place ? RedirectPermanent($"{question.Path}?after={place}") : NotFound();
        if (await pages.View(question.Contribution, me.Viewer, PostWindow.Of(Request.Query), question.Facts) is not { } thread)
            return NotFound();
        Thread = thread;
        Question = question;
        Same = SameView.Of(question, thread, me.IsSignedIn);
        return Page();
    }
}
