using System.Text.Json.Serialization;
using Platform.Web.Access;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>
/// A post as pages, API and live events show it. A tombstone has neither text nor author. <paramref name="Place"/> orders the thread
/// and never changes; <paramref name="Html"/> was made safe when it was written.
/// </summary>
public sealed record PostSeen(
    string Key,
    long Place,
    PostKind Kind,
    PostState State,
    string? Html,
    PersonSeen? Author,
    DateTime CreatedAt,
    string? ReplyTo,
    bool Accepted,
    DateTime? EditedAt,
    int Votes,
    bool Cited)
{
    /// <summary>The parts of the row that every reader sees, by <see cref="PostParts"/>.</summary>
    public IReadOnlyList<string> Parts => PostParts.Of(this);

    /// <summary>The CSS classes of the row.</summary>
    public string Css => PostParts.Css(Parts);

    /// <summary>The same as <see cref="Html"/>, for pages.</summary>
    [JsonIgnore]
    public SafeHtml? Shown { get; private init; }

    /// <summary>The text of a hidden post, only for moderators on their own page and never in an event; null otherwise.</summary>
    [JsonIgnore]
    public SafeHtml? HiddenHtml { get; private init; }

    /// <summary>Whether the post came from another system, with its acceptance.</summary>
    [JsonIgnore]
    public bool Imported { get; private init; }

    /// <summary>The thread's sequence at the last change of the post.</summary>
    [JsonIgnore]
    public long ChangedAt { get; private init; }

    [JsonIgnore]
    public bool IsTombstone => State != PostState.Visible;

    /// <param name="post">A post that is in a thread, loaded with its author and organisation.</param>
    public static PostSeen By(Viewer viewer, Post post)
    {
        var visible = post.State == PostState.Visible;
        return new PostSeen(
            post.Key, post.Place!.Value, post.Kind, post.State,
            visible ? post.Html.ToString() : null,
            visible ? post.AuthorFacts().SeenBy(viewer) : null,
            post.CreatedAt, post.ReplyToKey, visible && post.AcceptedAt is not null, visible ? post.EditedAt : null,
            visible ? post.Votes : 0, visible && post.Cited)
        {
            ChangedAt = post.ChangedAt!.Value,
            Imported = post.ExternalId is not null,
            Shown = visible ? post.Html : null,
            HiddenHtml = post.State == PostState.Hidden && viewer.IsModerator ? post.Html : null,
        };
    }
}
