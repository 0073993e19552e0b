using System.Globalization;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Model of <c>_Post.cshtml</c>. Every part a post can have is in its markup, shown or hidden, so that the page's script
/// changes one by the same rules. Without a post it is the template the script makes new ones from.
/// </summary>
public sealed record PostRow(PostSeen? Post, ThreadView Thread)
{
    public bool IsTombstone => Post is { IsTombstone: true };

    public bool IsReply => Post is { IsTombstone: false, ReplyTo: not null };

    public bool IsCounterView => Post is { IsTombstone: false, Kind: PostKind.CounterView };

    /// <summary>The objections to this post that are on its page, shown beside it too.</summary>
    public IEnumerable<PostSeen> CounterViews => Post is null ? [] : Thread.Posts.Append(Thread.Lead).OfType<PostSeen>()
        .Where(p => p is { Kind: PostKind.CounterView, IsTombstone: false } && p.ReplyTo == Post.Key)
        .OrderBy(p => p.Place);

    public bool IsOnOpening => IsCounterView && !IsReply;

    public bool IsAccepted => Post is { IsTombstone: false, Accepted: true };

    public bool IsOwn => Post?.Author is { IsViewer: true };

    /// <summary>For members, on what others wrote.</summary>
    public bool IsVotable => !IsTombstone && !IsOwn;

    public bool IsVoted => Post is not null && Thread.Voted.Contains(Post.Key);

    /// <summary>Votes as plain words, where there is no button that holds them.</summary>
    public bool HasVotesOnly => Post is { Votes: > 0 } && (IsOwn || Thread.Form is null);

    public bool CanBeAccepted => Post is { IsTombstone: false, Kind: PostKind.Answer, Accepted: false };

    public string Css => string.Join(' ', new[]
    {
        "o-post",
        IsTombstone ? "o-post--gone" : null,
        IsAccepted ? "o-post--accepted" : null,
        IsCounterView ? "o-post--counter" : null,
        IsReply && !IsCounterView ? "o-post--reply" : null,
    }.OfType<string>());

    /// <summary>What this row is replied to, on this page or elsewhere.</summary>
    private PostSeen? RepliedTo => IsReply ? Thread.Find(Post!.ReplyTo) ?? Thread.Elsewhere.FirstOrDefault(p => p.Key == Post.ReplyTo) : null;

    /// <summary>The row shows this post, what it replies to and the objections to it.</summary>
    public CacheKey CacheKey => new(
        new CacheSubject("post", Thread.Key, Post?.Key ?? "template"),
        new CacheVersion(string.Create(CultureInfo.InvariantCulture,
            $"{Post?.ChangedAt} to {RepliedTo?.Key} {RepliedTo?.ChangedAt} beside {string.Join(' ', CounterViews.Select(c => FormattableString.Invariant($"{c.Key} {c.ChangedAt}")))}")),
        Language.Current,
        (Thread.Form is null ? ReaderClass.Visitors : ReaderClass.Members)
            .Who("author", IsOwn).Who("voted", IsVoted).Who("asker", Thread.IsAsker).Who("moderator", Thread.IsModerator)
            // The link to it is another where it stands on the same page.
            .Who("beside what it replies to", IsReply && Thread.Find(Post!.ReplyTo) is not null));

    public IReadOnlyCollection<ChangeKey> Tags => [.. TagsOf(Post?.Author), .. TagsOf(RepliedTo?.Author), .. CounterViews.SelectMany(c => TagsOf(c.Author))];

    private static IEnumerable<ChangeKey> TagsOf(PersonSeen? person)
    {
        if (person?.MemberKey is { } member)
            yield return new ChangeKey(ChangeKind.Member, member);
        if (person?.OrganisationKey is { } organisation)
            yield return new ChangeKey(ChangeKind.Organisation, organisation);
    }
}
