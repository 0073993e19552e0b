using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>Notifications and mail to an author about what a moderator did in a thread and why, without the moderator's name.</summary>
public sealed class ModeratorLetters(
    PlatformDb db, Outbox outbox, Notifier notifier, IStringLocalizer<ThreadText> texts, IStringLocalizer<ReviewText> reasons, IOptions<PlatformOptions> options)
{
    /// <summary>Notifies and mails the author of a post. Call this inside the transaction of the act.</summary>
    /// <param name="threadKey">Key of the thread that has the text now.</param>
    public async Task Tell(Post post, NoticeKind kind, string threadKey, string postKey, ReviewReason reason, string words, DateTime at)
    {
        await notifier.Notify(post.AuthorKey, kind, threadKey, postKey, null, at, words);
        var title = await TitleOf(post.ThreadKey);
        await outbox.Tell(post.AuthorKey, post.ByLayerOnly, _ => Write(kind, title, reason, words, $"/threads/{threadKey}/posts/{postKey}"));
    }

    public async Task TellOwner(string threadKey, NoticeKind kind, string words, DateTime at)
    {
        var contribution = await db.Contributions.SingleAsync(c => c.Key == threadKey);
        await notifier.Notify(contribution.AuthorKey, kind, threadKey, null, null, at, words);
        await outbox.Tell(contribution.AuthorKey, contribution.ByLayerOnly, _ => Write(kind, contribution.Title, ReviewReason.None, words, contribution.Path));
    }

    private Letter Write(NoticeKind kind, string title, ReviewReason reason, string words, string path)
    {
        var body = new LetterBody().Say(texts[$"Mail.{kind}", title]);
        if (reason != ReviewReason.None)
            body.Say(reasons["Mail.Reason", reasons[$"Reason.{reason}"].Value]);
        if (words.Length > 0)
            body.Say(reasons["Mail.Message"]).Quote(words);
        return body.Link(texts["Mail.Read"], new Uri(options.Value.PublicUrl, path))
            .Letter(texts[$"Mail.{kind}.Subject", title], texts["Mail.Why"]);
    }

    private Task<string> TitleOf(string threadKey) => db.Contributions.Where(c => c.Key == threadKey).Select(c => c.Title).SingleAsync();
}
