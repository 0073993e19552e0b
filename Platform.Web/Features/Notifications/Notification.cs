using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;
using Platform.Web.Followers;

namespace Platform.Web.Features.Notifications;

/// <summary>
/// That something happened which concerns one member. It holds keys and no words: what may be shown of it, and
/// whether, is decided when it is read.
/// </summary>
public sealed class Notification : IChangeSource
{
    public const int LongestLine = 300;

    private Notification()
    {
    }

    public Notification(string key, string memberKey, NoticeKind kind, string threadKey, string? postKey, string? byKey, DateTime at, string? line)
    {
        Key = key;
        MemberKey = memberKey;
        Kind = kind;
        ThreadKey = threadKey;
        PostKey = postKey;
        ByKey = byKey;
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

    public DateTime At { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>What was said with it: the line of a thanks, the reason of a moderator.</summary>
    public string? Line { get; private set; }

    public void Read(DateTime at) => ReadAt ??= at;

    /// <summary>Their owner's open pages show how many are unread.</summary>
    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Notification, MemberKey)];
}

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
