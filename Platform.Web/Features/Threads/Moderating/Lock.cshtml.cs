using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>The page on which a moderator locks a thread or opens it again, with an explanation.</summary>
[Authorize(Policy = Policies.Moderate)]
public sealed class LockPage(ThreadQueries threads, ModerateThread moderate, CurrentMember me, IStringLocalizer<ThreadText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    [Display(Name = "Lock.Words")]
    public string? Words { get; set; }

    public Contribution Contribution { get; private set; } = null!;

    public bool Locked { get; private set; }

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { } opening)
            return false;
        Contribution = opening.Contribution;
        Locked = await threads.IsLocked(Key);
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostLockAsync() => await Done(await moderate.Lock(Key, Words, me.Viewer), "Lock.Done");

    public async Task<IActionResult> OnPostUnlockAsync() => await Done(await moderate.Unlock(Key, Words, me.Viewer), "Unlock.Done");

    private async Task<IActionResult> Done(LiveThread? thread, string message)
    {
        if (thread is null || !await LoadAsync())
            return NotFound();
        TempData.Say(texts[message]);
        return Redirect(Contribution.Path + "#thread");
    }
}
