using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <param name="ByLayerOnly">Null: true if the writer opened the thread without a name, else false.</param>
/// <param name="WrittenFor">The audience of the thread when the writer began; null for its present audience.</param>
public sealed record ReplyText(PostKind Kind, string? Body, string? ReplyToKey = null, bool? ByLayerOnly = false, Audience? WrittenFor = null);

/// <summary>The act of writing a post. A trusted member's post appears at once; another member's post waits for approval.</summary>
public sealed class Reply(
    PlatformDb db, MarkdownRenderer markdown, ThreadWriter threadWriter, Bylines bylines, Trust trust, ReviewQueue queue, TimeProvider clock)
{
    /// <param name="clientKey">A key made by the client. The same key with the same text returns the first post and never makes a
    /// second.</param>
    /// <returns>Null when there is no such thread for this viewer.</returns>
    /// <exception cref="Conflict">The key was used for another text, or the thread was opened to more readers since the text was
    /// begun.</exception>
    public async Task<Post?> Write(string threadKey, ReplyText text, Viewer by, string clientKey)
    {
        if (await Find(threadKey, by) is not { } contribution)
            return null;
        RefuseUnlessOpen(contribution, text, by);
        var body = Body(text.Body);
        if (await Earlier(threadKey, text, body, by, clientKey) is { } earlier)
            return earlier;

        var key = ShortKey.New();
        var rendered = Render(key, body);
        try
        {
            return await db.Transact(() => Add(key, threadKey, text with
            {
                ByLayerOnly = text.ByLayerOnly ?? contribution.IsNamelessFor(by),
                WrittenFor = text.WrittenFor ?? contribution.Audience,
            }, body, rendered, by, clientKey));
        }
        catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
        {
            // The same form was sent twice at once: return the first post.
            db.ChangeTracker.Clear();
            return await Earlier(threadKey, text, body, by, clientKey) ?? throw new Conflict("AlreadyExists");
        }
    }

    public const int MaxClientKey = 100;

    public static string Body(string? typed)
    {
        try
        {
            return TextRules.Body(typed, TextLimits.PostBytes, "ReplyNeeded");
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Body" };
        }
    }

    private Rendered Render(string key, string body)
    {
        try
        {
            return markdown.Render(body, TextPlace.Post(key));
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Body" };
        }
    }

    private Task<Contribution?> Find(string threadKey, Viewer by) =>
        db.Contributions.AsNoTracking().VisibleTo(by).Include(c => c.Thread).SingleOrDefaultAsync(c => c.Key == threadKey);

    private static void RefuseUnlessOpen(Contribution contribution, ReplyText text, Viewer by)
    {
        if (!contribution.CanBeDiscussedBy(by))
            throw new RuleBroken("ThreadClosed");
        if (contribution.Thread.Locked)
            throw new RuleBroken("ThreadLocked");
        if (text.Kind == PostKind.Conclusion)
            throw new RuleBroken("PostKindUnknown") { Field = "Kind" };
        if (text.Kind == PostKind.Answer && !contribution.TakesAnswers)
            throw new RuleBroken("TakesNoAnswers") { Field = "Kind" };
    }

    private async Task<Post?> Add(string key, string threadKey, ReplyText text, string body, Rendered rendered, Viewer by, string clientKey)
    {
        // Check again after locking the thread, because it may have been closed since the first check.
        await threadWriter.LockRow(threadKey);
        if (await Find(threadKey, by) is not { } contribution)
            return null;
        RefuseUnlessOpen(contribution, text, by);
        // A text written for members is never shown to everyone, also not when the thread was opened while it was written.
        if (text.WrittenFor is { } writtenFor && contribution.Audience.IsWiderThan(writtenFor))
            throw new Conflict("ThreadOpened");
        if (text.ReplyToKey is { } to && !await db.Posts.InThread().AnyAsync(p => p.Key == to && p.ThreadKey == threadKey))
            throw new RuleBroken("ReplyToUnknown") { Field = "ReplyTo" };
        var now = clock.UtcNow();
        var author = await db.Members.SingleAsync(m => m.Key == by.MemberKey);
        var post = new Post(key, threadKey, text.Kind, text.ReplyToKey, await bylines.Of(author, text.ByLayerOnly == true), now);
        post.KnownToClientAs(clientKey);
        var version = post.Propose(body, rendered.Html, rendered.Text, MarkdownRenderer.Version, now);
        db.Posts.Add(post);
        db.PostVersions.Add(version);
        if (await trust.Has(author))
            await threadWriter.Publish(post, version, now);
        else
            await queue.Enqueue(post, version, now);
        return post;
    }

    private async Task<Post?> Earlier(string threadKey, ReplyText text, string body, Viewer by, string clientKey)
    {
        var earlier = await db.Posts.AsNoTracking()
            .Where(p => p.AuthorKey == by.MemberKey && p.ClientKey == clientKey)
            .Select(p => new { Post = p, Body = db.PostVersions.Where(v => v.PostKey == p.Key && v.Number == 1).Select(v => v.Body).First() })
            .SingleOrDefaultAsync();
        if (earlier is null)
            return null;
        var same = earlier.Body == body && earlier.Post.ThreadKey == threadKey
            && earlier.Post.Kind == text.Kind && earlier.Post.ReplyToKey == text.ReplyToKey;
        return same ? earlier.Post : throw new Conflict("ClientKeyUsed");
    }
}
