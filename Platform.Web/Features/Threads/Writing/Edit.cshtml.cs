using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Editing;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The page on which members edit their own post or show their name with it. It links to the page that withdraws the post.
/// </summary>
[Authorize(Policy = Policies.Member)]
public sealed class EditPage(ThreadQueries threads, EditPost edit, Previews previews, CurrentMember me, IStringLocalizer<ThreadText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "post")]
    public string PostKey { get; set; } = "";

    [BindProperty, StringLength(InputLengths.Text)]
    public string? Body { get; set; }

    /// <summary>Number of the version that the text in the form is based on.</summary>
    [BindProperty]
    public int BaseNumber { get; set; }

    public Post Subject { get; private set; } = null!;

    /// <summary>The text that was saved elsewhere after this form was opened; the page shows both. Null when there is none.</summary>
    public string? Newer { get; private set; }

    /// <summary>Whether the time to edit is over. The post can then still be withdrawn, or followed by a reply.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The text as it will be shown; null when the author did not ask for it.</summary>
    public Preview? Preview { get; private set; }

    public DateTime? Until { get; private set; }

    public string Back { get; private set; } = "";

    public override async Task<bool> LoadAsync()
    {
        if (await FindAsync() is not { } latest)
            return false;
        if (BaseNumber == 0)
            Body = latest;
        else if (BaseNumber != Subject.LatestNumber && latest != Body)
            Newer = latest;
        BaseNumber = Subject.LatestNumber;
        ModelState.Remove(nameof(BaseNumber));
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is null)
            return NotFound();
        var post = await edit.Change(PostKey, Body, BaseNumber, me.Viewer);
        return await Done(post.ProposedNumber is null ? "Edit.Saved" : "Edit.Waits");
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Preview = previews.OfPost(Body);
        return Page();
    }

    public Task<IActionResult> OnPostRevealAsync() => Do(edit.RevealAuthor, "Reveal.Done");

    /// <returns>The text of the latest version; null when the viewer may not edit such a post.</returns>
    private async Task<string?> FindAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { } opening || await edit.Find(Key, PostKey, me.Viewer) is not { } found)
            return null;
        Subject = found.Post;
        IsOver = edit.IsOver(Subject);
        Until = edit.EditableUntil(Subject);
        Back = Subject.IsInThread ? PostAddress.Of(opening.Contribution.Path, PostKey) : PostAddress.OfOwn(opening.Contribution.Path, PostKey);
        return found.Body;
    }

    private async Task<IActionResult> Do(Func<string, Viewer, Task<Post>> act, string done)
    {
        if (await FindAsync() is null)
            return NotFound();
        await act(PostKey, me.Viewer);
        return await Done(done);
    }

    private async Task<IActionResult> Done(string message)
    {
        TempData.Say(texts[message]);
        return Redirect(await threads.PathOf(Key, PostKey, me.Viewer) ?? Back);
    }
}
