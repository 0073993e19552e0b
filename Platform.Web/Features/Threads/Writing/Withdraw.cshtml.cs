using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>The page that asks for confirmation before members withdraw their own post, because its text cannot be restored.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class WithdrawPage(ThreadQueries threads, EditPost edit, CurrentMember me, IStringLocalizer<ThreadText> texts) : PostPage(threads, me)
{
    public override async Task<bool> LoadAsync() =>
        await base.LoadAsync() && Post is { IsTombstone: false, Author.IsViewer: true };

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        await edit.Withdraw(PostKey, Reader);
        TempData.Say(texts["Withdraw.Done"]);
        return Redirect(Back);
    }
}
