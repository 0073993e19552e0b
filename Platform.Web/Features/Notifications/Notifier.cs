using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Notifications;

/// <summary>The service that adds notifications for members. Call it inside the transaction of the cause.</summary>
public sealed partial class Notifier(PlatformDb db)
{
    /// <param name="memberKey">The member to notify. Nobody is notified of their own act or of a muted topic; a member without an
    /// account gets nothing.</param>
    /// <param name="byKey">Key of the actor; null when nobody is to be named.</param>
    /// <param name="at">The moment of the cause. A member gets one notification of a cause, of the kind that is first in
    /// <see cref="NoticeKind"/>.</param>
    /// <param name="line">The words that came with it, cut off after <see cref="Notification.LongestLine"/> characters; null when there
    /// were none.</param>
    public Task Notify(string memberKey, NoticeKind kind, string threadKey, string? postKey, string? byKey, DateTime at, string? line = null) =>
        Add([(memberKey, kind)], threadKey, postKey, byKey, at, line);

    /// <summary>
    /// Notifies the author of an accepted answer, and everyone who has the same question. The latter hear once of each answer, also when
    /// it is accepted again.
    /// </summary>
    /// <param name="byKey">Key of the member who accepted it.</param>
    public async Task AnswerAccepted(Post answer, string byKey, DateTime at)
    {
        var waiting = await db.SameQuestions
            .Where(s => s.QuestionKey == answer.ThreadKey && !db.Notifications.Any(n => n.MemberKey == s.MemberKey && n.PostKey == answer.Key && n.Kind == NoticeKind.Solved))
            .Select(s => s.MemberKey).ToListAsync();
        await Add(waiting.Select(w => (w, NoticeKind.Solved)).Append((answer.AuthorKey, NoticeKind.Accepted)), answer.ThreadKey, answer.Key, byKey, at, null);
    }

    /// <summary>Notifies the thread's author, everyone who wrote in it and everyone who has the same question of a conclusion.</summary>
    public async Task ConclusionPublished(Post conclusion, DateTime at)
    {
        var writers = await db.Posts.InThread().Where(p => p.ThreadKey == conclusion.ThreadKey && p.State == PostState.Visible).Select(p => p.AuthorKey)
            .Union(db.Contributions.Where(c => c.Key == conclusion.ThreadKey).Select(c => c.AuthorKey))
            .Union(db.SameQuestions.Where(s => s.QuestionKey == conclusion.ThreadKey).Select(s => s.MemberKey))
            .ToListAsync();
        await Add(writers.Select(w => (w, NoticeKind.Conclusion)), conclusion.ThreadKey, conclusion.Key, conclusion.AuthorKey, at, null);
    }

    /// <summary>
    /// Notifies the thread's author, the author of the post that is replied to, and everyone mentioned, of a new post.
    /// </summary>
    public async Task PostPublished(Post post, PostVersion version, DateTime at)
    {
        var owner = await db.Contributions.Where(c => c.Key == post.ThreadKey)
            .Select(c => new { c.AuthorKey, RepliedTo = db.Posts.Where(p => p.Key == post.ReplyToKey).Select(p => p.AuthorKey).FirstOrDefault() })
            .SingleAsync();
        var told = Mentioned(version.Html.ToString()).ConvertAll(key => (key, NoticeKind.Mention));
        told.Add((owner.AuthorKey, post.Kind == PostKind.Answer ? NoticeKind.Answer : NoticeKind.Comment));
        if (owner.RepliedTo is { } repliedTo)
            told.Add((repliedTo, NoticeKind.Reply));
        await Add(told, post.ThreadKey, post.Key, post.AuthorKey, at, null);
    }

    /// <summary>Notifies the member who sent a text of a moderator's decision and its explanation.</summary>
    public async Task Decided(ReviewItem item, ReviewDecision decision)
    {
        var thread = item.ContributionKey ?? await db.Posts.Where(p => p.Key == item.PostKey).Select(p => p.ThreadKey).SingleAsync();
        var kind = decision.Verdict switch
        {
            Verdict.Approve => NoticeKind.Approved,
            Verdict.Return => NoticeKind.Returned,
            _ => NoticeKind.Declined,
        };
        await Notify(item.SubmittedByKey, kind, thread, item.PostKey, null, decision.At, decision.Text);
    }

    private async Task Add(
        IEnumerable<(string Member, NoticeKind Kind)> told, string threadKey, string? postKey, string? byKey, DateTime at, string? line)
    {
        var strongest = told.Where(t => t.Member != byKey).GroupBy(t => t.Member).ToDictionary(t => t.Key, t => t.Min(m => m.Kind));
        if (strongest.Count == 0)
            return;
        // As one parameter, because a popular question has more members than a statement may have parameters.
        var keys = strongest.Keys.ToList();
        var members = await db.Users
            .Where(a => EF.Parameter(keys).Contains(a.Id) && a.Member.ErasedAt == null)
            .Select(a => new { a.Id, Muted = db.MutedTopics.Where(m => m.MemberKey == a.Id).Select(m => m.Topic).ToList() })
            .ToListAsync();
        var by = await Actor(byKey, threadKey, postKey);
        foreach (var member in members)
        {
            if (!strongest.TryGetValue(member.Id, out var kind))
                continue;
            if (kind.Topic() is { } topic && member.Muted.Contains(topic))
                continue;
            var same = db.Notifications.Local.FirstOrDefault(n => n.MemberKey == member.Id && n.ThreadKey == threadKey && n.PostKey == postKey && n.At == at);
            if (same?.Kind <= kind)
                continue;
            if (same is not null)
                db.Notifications.Remove(same);
            db.Notifications.Add(new Notification(ShortKey.New(), member.Id, kind, threadKey, postKey, by, at, line));
        }
    }

    /// <summary>
    /// Returns how the actor shows themselves in this thread now: as the author of the post, else as the author of the contribution,
    /// else by name. Not by name if they wrote here by layer only before.
    /// </summary>
    private async Task<NoticeActor?> Actor(string? byKey, string threadKey, string? postKey)
    {
        if (byKey is null)
            return null;
        // FindAsync also finds a new post, which is saved with this notification and is not in the database yet.
        var post = postKey is null ? null : await db.Posts.FindAsync(postKey);
        if (post?.AuthorKey == byKey)
            return new NoticeActor(byKey, post.ByLayerOnly, post.Layer);
        var asked = await db.Contributions.Where(c => c.Key == threadKey && c.AuthorKey == byKey)
            .Select(c => new { c.ByLayerOnly, c.Layer }).SingleOrDefaultAsync();
        if (asked is not null)
            return new NoticeActor(byKey, asked.ByLayerOnly, asked.Layer);
        var hides = await db.Posts.AnyAsync(p => p.ThreadKey == threadKey && p.AuthorKey == byKey && p.ByLayerOnly);
        return new NoticeActor(byKey, hides, null);
    }

    /// <summary>Finds the keys of the members that a text links to, at most ten, so that one post cannot notify everybody.</summary>
    private static List<string> Mentioned(string html) =>
        [.. Mention().Matches(html).Select(m => m.Groups["key"].Value).Distinct().Take(10)];

    [GeneratedRegex("href=\"[^\"]*/members/(?<key>[a-z0-9-]{1,16})\"")]
    private static partial Regex Mention();
}
