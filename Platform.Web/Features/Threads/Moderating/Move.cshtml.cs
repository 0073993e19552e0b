using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>The page on which a moderator moves a post to the thread where it belongs.</summary>
[Authorize(Policy = Policies.Moderate)]
public sealed class MovePage(
    ThreadQueries threads, MovePost move, FindPost find, CurrentMember me, IStringLocalizer<ThreadText> texts) : PostPage(threads, me)
{
    [BindProperty]
    [Display(Name = "Move.Target", Description = "Move.Target.Help")]
    public string? Target { get; set; }

    [BindProperty]
    [Display(Name = "Move.WithReplies")]
    public bool WithReplies { get; set; }

    [BindProperty]
    [Display(Name = "Moderate.Words", Description = "Moderate.Words.Help")]
    public string? Words { get; set; }

    public override async Task<bool> LoadAsync() =>
        await base.LoadAsync() && Post is { IsTombstone: false, Kind: not PostKind.Conclusion };

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || await move.Move(Key, PostKey, Target, WithReplies, Words, Reader) is null)
            return NotFound();
        TempData.Say(texts["Move.Done"]);
        return Redirect(await find.Of(Key, PostKey, Reader) ?? Back);
    }
}
