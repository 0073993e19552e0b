using Platform.Web.Changes;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Notifications;

/// <summary>
/// That something happened which concerns one member. It holds keys and no words: whether anything is shown of it is decided
/// when it is read. How its actor showed themselves is decided when it happens, and kept.
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

    /// <summary>Who did it. Who that is shown to be is for PersonSeenBy to say.</summary>
    public string? ByKey { get; private set; }

    public Member? By { get; private set; }

    /// <summary>
    /// Whether the actor showed only a layer in this thread when it happened. Asked again later, the answer would change when
    /// they write by layer only afterwards, and so name them as the writer.
    /// </summary>
    public bool ByLayerOnly { get; private set; }

    public Layer? Layer { get; private set; }

    public DateTime At { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>What was said with it: the line of a thanks, the reason of a moderator.</summary>
    public string? Line { get; private set; }

    public void Read(DateTime at) => ReadAt ??= at;

    /// <summary>Their owner's open pages show how many are unread.</summary>
    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Notification, MemberKey)];
}

/// <summary>Who did something, and how they showed themselves when they did it.</summary>
public sealed record NoticeActor(string MemberKey, bool ByLayerOnly, Layer? Layer);

/// <summary>A member does not want to be told of this. Nobody else sees it.</summary>
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
