using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>The page on which a member thanks the author of a post. Only that author sees it.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class ThankPage(ThreadQueries threads, ThankAuthor thank, CurrentMember me, IStringLocalizer<ThreadText> texts) : PostPage(threads, me)
{
    [BindProperty]
    [Display(Name = "Thanks.Line", Description = "Thanks.Help")]
    public string? Line { get; set; }

    public override async Task<bool> LoadAsync() =>
        await base.LoadAsync() && Post is { IsTombstone: false, Author.IsViewer: false };

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || !await thank.Thank(Key, PostKey, Line, Reader))
            return NotFound();
        TempData.Say(texts["Thanks.Done"]);
        return Redirect(Back);
    }
}
