using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The page that asks for confirmation before members withdraw their own post, because its text cannot be restored. A post that waits or
/// was returned can be withdrawn too.
/// </summary>
[Authorize(Policy = Policies.Member)]
public sealed class WithdrawPage(ThreadQueries threads, EditPost edit, CurrentMember me, IStringLocalizer<ThreadText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "post")]
    public string PostKey { get; set; } = "";

    public Post Subject { get; private set; } = null!;

    public SafeHtml Html { get; private set; } = SafeHtml.Empty;

    public string Back { get; private set; } = "";

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { } opening || await edit.FindToWithdraw(Key, PostKey, me.Viewer) is not { } found)
            return false;
        (Subject, Html) = found;
        Back = Subject.IsInThread ? PostAddress.Of(opening.Contribution.Path, PostKey) : PostAddress.OfOwn(opening.Contribution.Path, PostKey);
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        await edit.Withdraw(PostKey, me.Viewer);
        TempData.Say(texts["Withdraw.Done"]);
        return Redirect(Back);
    }
}
