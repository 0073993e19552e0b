using Platform.Web.Changes;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Notifications;

/// <summary>
/// A notification to one member about something that happened. It has keys instead of texts, except <see cref="Line"/>, so what may be
/// shown is decided when it is read. How its actor showed themselves is decided when it happens, and stored.
/// </summary>
public sealed class Notification : IChangeSource
{
    public const int LongestLine = 300;

    private Notification()
    {
    }

    public Notification(string key, string memberKey, NoticeKind kind, string threadKey, string? postKey, NoticeActor? by, DateTime at, string? line)
    {
        Key = key;
        MemberKey = memberKey;
        Kind = kind;
        ThreadKey = threadKey;
        PostKey = postKey;
        (ByKey, ByLayerOnly, Layer) = (by?.MemberKey, by?.ByLayerOnly ?? false, by?.Layer);
        At = at;
        Line = line is { Length: > LongestLine } ? line[..LongestLine] : line;
    }

    public string Key { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public NoticeKind Kind { get; private set; }

    public string ThreadKey { get; private set; } = "";

    public Contribution Contribution { get; private set; } = null!;

    public string? PostKey { get; private set; }

    public Post? Post { get; private set; }

    /// <summary>Key of the actor; null when nobody is to be named. PersonSeenBy decides what is shown of them.</summary>
    public string? ByKey { get; private set; }

    public Member? By { get; private set; }

    /// <summary>
    /// Whether the actor showed only a layer in this thread when it happened. It is stored, because a later answer would change when
    /// the actor then writes by layer only, and so reveal them as the writer.
    /// </summary>
    public bool ByLayerOnly { get; private set; }

    public Layer? Layer { get; private set; }

    public DateTime At { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>The words that came with it: a line of thanks, or the explanation of a moderator. Null when there were none.</summary>
    public string? Line { get; private set; }

    public void Read(DateTime at) => ReadAt ??= at;

    /// <summary>Returns the key of the owner, because the owner's open pages show how many notifications are unread.</summary>
    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Notification, MemberKey)];
}

/// <summary>The actor of a notification, and how they showed themselves when it happened.</summary>
public sealed record NoticeActor(string MemberKey, bool ByLayerOnly, Layer? Layer);

/// <summary>A topic about which a member wants no notifications. Nobody else sees it.</summary>
public sealed class MutedTopic
{
    private MutedTopic()
    {
    }

    public MutedTopic(string memberKey, NoticeTopic topic)
    {
        MemberKey = memberKey;
        Topic = topic;
    }

    public string MemberKey { get; private set; } = "";

    public NoticeTopic Topic { get; private set; }
}
