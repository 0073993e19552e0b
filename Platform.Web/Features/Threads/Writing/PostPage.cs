using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>A page about one post that is in a thread.</summary>
public abstract class PostPage(ThreadQueries threads, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "post")]
    public string PostKey { get; set; } = "";

    public Contribution Contribution { get; private set; } = null!;

    public PostSeen Post { get; private set; } = null!;

    public string Back { get; private set; } = "";

    protected Viewer Reader => me.Viewer;

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, PostKey, me.Viewer) is not { RepliedTo: { } post } opening)
            return false;
        (Contribution, Post) = (opening.Contribution, post);
        Back = await threads.PathOf(Key, PostKey, me.Viewer) ?? Contribution.Path;
        return true;
    }
}
