using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The page that receives the asker's choice of an answer, or its withdrawal. The buttons are beside the answers.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class AcceptedPage(ThreadQueries threads, AcceptAnswer accept, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public string? Post { get; set; }

    public string Back { get; private set; } = "";

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { } opening)
            return false;
        Back = opening.Contribution.Path + (string.IsNullOrEmpty(Post) ? "#thread" : $"#p-{Post}");
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Redirect(Back) : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || !await accept.Accept(Key, string.IsNullOrEmpty(Post) ? null : Post, me.Viewer))
            return NotFound();
        return Request.IsFetch() ? new NoContentResult() : Redirect(Back);
    }
}
