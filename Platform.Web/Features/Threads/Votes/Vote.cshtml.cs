using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The page that receives a vote that a post is useful, or its withdrawal. The buttons are beside the posts.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class VotePage(ThreadQueries threads, CastVote votes, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public string Post { get; set; } = "";

    /// <summary>Null reverses the present vote; a button without scripts sends null.</summary>
    [BindProperty]
    public bool? Useful { get; set; }

    public string Back { get; private set; } = "";

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { } opening)
            return false;
        Back = await threads.PathOf(Key, Post, me.Viewer) ?? opening.Contribution.Path + "#thread";
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Redirect(Back) : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await votes.Cast(Key, Post, Useful, me.Viewer) is null)
            return NotFound();
        if (Request.IsFetch())
            return new NoContentResult();
        return await LoadAsync() ? Redirect(Back) : NotFound();
    }
}
