using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Review;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>The page on which a moderator hides a post or shows it again, with an explanation that the author reads.</summary>
[Authorize(Policy = Policies.Moderate)]
public sealed class ModeratePage(
    ThreadQueries threads, ModerateThread moderate, CurrentMember me, IStringLocalizer<ThreadText> texts) : PostPage(threads, me)
{
    [BindProperty]
    [Display(Name = "Moderate.Reason")]
    public ReviewReason Reason { get; set; }

    [BindProperty]
    [Display(Name = "Moderate.Words", Description = "Moderate.Words.Help")]
    public string? Words { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostHideAsync() =>
        await Done(await moderate.Hide(Key, PostKey, Reason, Words, Reader), "Hide.Done");

    public async Task<IActionResult> OnPostShowAsync() =>
        await Done(await moderate.Show(Key, PostKey, Words, Reader), "Show.Done");

    private async Task<IActionResult> Done(Post? post, string message)
    {
        if (post is null || !await LoadAsync())
            return NotFound();
        TempData.Say(texts[message]);
        return Redirect(Back);
    }
}
