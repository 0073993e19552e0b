using System.Globalization;
using Microsoft.AspNetCore.Html;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The model of <c>_Post.cshtml</c>. The markup has every part that a post can have, shown or hidden, so that the page's script can
/// change a post by the same rules. A row without a post is the template from which the script makes new posts.
/// </summary>
public sealed record PostRow(PostSeen? Post, ThreadView Thread)
{
    private readonly IReadOnlyList<string> _parts = Post?.Parts ?? [];

    private bool IsReply => Shows(PostParts.ReplyTo);

    /// <summary>Whether the row shows this part to every reader. The script of the page decides by the same list.</summary>
    public bool Shows(string part) => _parts.Contains(part);

    /// <summary>The objections to this post on the same page, which are also shown beside it.</summary>
    public IEnumerable<PostSeen> CounterViews => Post is null ? [] : Thread.Posts.Append(Thread.Lead).OfType<PostSeen>()
        .Where(p => p is { Kind: PostKind.CounterView, IsTombstone: false } && p.ReplyTo == Post.Key)
        .OrderBy(p => p.Place);

    /// <summary>Whether the person who opened the thread wrote the post, both times by name. Nothing connects posts by layer only.</summary>
    public bool IsByOpener => Post?.Author?.MemberKey is { } member && member == Thread.OpenedBy;

    private bool IsOwn => Post?.Author is { IsViewer: true };

    private bool IsVoted => Post is not null && Thread.Voted.Contains(Post.Key);

    /// <summary>Hides what only the author of the post may do.</summary>
    public IHtmlContent HiddenUnlessOwn => Hidden(ifOwn: true, ifNot: false);

    /// <summary>Hides what others may do with a post: it is visible and somebody else wrote it.</summary>
    public IHtmlContent HiddenUnlessVotable => Hidden(ifOwn: false, ifNot: Shows(PostParts.Visible));

    /// <summary>Hides the votes as plain text, unless there is no vote button.</summary>
    public IHtmlContent HiddenUnlessVotesOnly => Hidden(ifOwn: Post is { Votes: > 0 }, ifNot: Post is { Votes: > 0 } && Thread.Form is null);

    /// <summary>Whether the button of votes is pressed, as an attribute says it.</summary>
    public IHtmlContent Pressed => Post is null ? new HtmlContentBuilder().Append("false") : Slots.When(ThreadSlots.Voted(Post.Key), IsVoted, "true", "false");

    /// <summary>Key of the words before the name in the heading of the post, such as "Answer by".</summary>
    public string Heading => Post is null ? "" : Shows(PostParts.Visible) ? $"Heading.{Post.Kind}" : "Heading.Gone";

    public string Css => PostParts.Css(_parts);

    /// <summary>The post that this post replies to, on this page or in another part of the thread; null when there is none.</summary>
    private PostSeen? RepliedTo => IsReply ? Thread.Find(Post!.ReplyTo) ?? Thread.Elsewhere.FirstOrDefault(p => p.Key == Post.ReplyTo) : null;

    /// <summary>Covers all that the row shows: this post, the post it replies to and the objections to it.</summary>
    public CacheKey CacheKey => new(
        new CacheSubject("post", Thread.Key, Post?.Key ?? "template"),
        new CacheVersion(string.Create(CultureInfo.InvariantCulture,
            $"{Post?.ChangedAt} opener {IsByOpener} to {RepliedTo?.Key} {RepliedTo?.ChangedAt} beside {string.Join(' ', CounterViews.Select(c => FormattableString.Invariant($"{c.Key} {c.ChangedAt}")))}")),
        Language.Current,
        (Thread.Form is null ? ReaderClass.Visitors : ReaderClass.Members)
            .Who("author", IsOwn).Who("voted", IsVoted).Who("in a template", Slots.IsTemplate).Who("asker", Thread.IsAsker).Who("moderator", Thread.IsModerator)
            // The link differs when the post that is replied to is on the same page.
            .Who("beside what it replies to", IsReply && Thread.Find(Post!.ReplyTo) is not null));

    public IReadOnlyCollection<ChangeKey> Tags => [.. TagsOf(Post?.Author), .. TagsOf(RepliedTo?.Author), .. CounterViews.SelectMany(c => TagsOf(c.Author))];

    private PageSlots Slots => Thread.Slots.Page;

    /// <summary>A post without a text shows the same to its author as to others.</summary>
    private IHtmlContent Hidden(bool ifOwn, bool ifNot) => Post is { IsTombstone: false }
        ? Slots.HiddenUnless(ThreadSlots.Own(Post.Key), IsOwn, ifOwn, ifNot)
        : PageSlots.HiddenUnless(ifNot);

    private static IEnumerable<ChangeKey> TagsOf(PersonSeen? person)
    {
        if (person?.MemberKey is { } member)
            yield return new ChangeKey(ChangeKind.Member, member);
        if (person?.OrganisationKey is { } organisation)
            yield return new ChangeKey(ChangeKind.Organisation, organisation);
    }
}
