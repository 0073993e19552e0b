using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Editing;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The page that receives the form under a thread. It is shown when something is wrong with the reply, and for a reply to one post
/// without scripts.
/// </summary>
[Authorize(Policy = Policies.Member)]
public sealed class ReplyPage(ThreadQueries threads, Reply reply, ReplyDraft draft, Previews previews, CurrentMember me, IStringLocalizer<ThreadText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public ReplyForm Form { get; set; } = new();

    public Contribution Contribution { get; private set; } = null!;

    public PostSeen? RepliedTo { get; private set; }

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, Form.ReplyTo, me.Viewer) is not { } opening)
            return false;
        (Contribution, RepliedTo) = opening;
        // A form that is shown again gets the present audience of the thread.
        ModelState.Remove(nameof(ReplyForm.Audience));
        Form.Audience = Contribution.Audience;
        Form.Waits = await threads.Waits(me.Viewer);
        return true;
    }

    /// <param name="to">Key of the post that is replied to.</param>
    /// <param name="quote">Key of the post that is replied to, with its text quoted in the form.</param>
    public async Task<IActionResult> OnGetAsync(string? to, string? quote)
    {
        Form.ReplyTo = quote ?? to;
        if (!await LoadAsync() || !Contribution.CanBeDiscussedBy(me.Viewer))
            return NotFound();
        Form = await threads.FormOf(Contribution, me.Viewer);
        Form.AnswerTo(RepliedTo);
        if (quote is not null && RepliedTo is { IsTombstone: false })
            Form.Body = await threads.QuoteOf(RepliedTo.Key) + Form.Body;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var text = Form.Read();
        if (!await LoadAsync())
            return NotFound();
        if (!ModelState.IsValid)
            throw new RuleBroken("PostKindUnknown") { Field = nameof(ReplyForm.Kind) };
        if (await reply.Write(Key, text, me.Viewer, Form.ClientKey) is not { } post)
            return NotFound();
        await draft.Discard(Key, me.Viewer);
        if (Request.IsFetch())
            return new JsonResult(new { key = post.Key, waits = !post.IsInThread, message = post.IsInThread ? null : texts["PostWaits"].Value });
        if (post.IsInThread)
            return Redirect(PostAddress.Of(Contribution.Path, post.Key));
        TempData.Say(texts["PostWaits"]);
        return Redirect(PostAddress.OfOwn(Contribution.Path, post.Key));
    }

    /// <summary>Shows the form again with a preview. The page's script asks for one at <c>/preview</c>.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await LoadAsync() || !Contribution.CanBeDiscussedBy(me.Viewer))
            return NotFound();
        Form.Preview = previews.OfPost(Form.Body);
        return Page();
    }

    /// <summary>Saves the draft. The page's script calls this while the member writes.</summary>
    public async Task<IActionResult> OnPostDraftAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        await draft.Save(Key, Form.Body, Form.ByLayerOnly, me.Viewer);
        return new NoContentResult();
    }
}
