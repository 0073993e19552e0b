namespace Platform.Web.Features.Notifications;

/// <summary>What someone is told of. Of several that one cause gives, the first here is the one that is kept.</summary>
public enum NoticeKind
{
    /// <summary>An answer to my question.</summary>
    Answer,

    /// <summary>A reply to my post.</summary>
    Reply,

    /// <summary>A post under my contribution.</summary>
    Comment,

    Mention,

    /// <summary>My answer was accepted.</summary>
    Accepted,

    Thanks,
    Conclusion,

    /// <summary>What moderators did; these are told always, and without a name.</summary>
    Hidden,
    Shown,
    Moved,
    Locked,
    Unlocked,
    Approved,
    Returned,
    Declined,
}

/// <summary>What a member can choose not to be told of.</summary>
public enum NoticeTopic
{
    Replies,
    Mentions,
    Thanks,
    Conclusions,
}

public static class NoticeKinds
{
    /// <summary>Null: told always.</summary>
    public static NoticeTopic? Topic(this NoticeKind kind) => kind switch
    {
        NoticeKind.Answer or NoticeKind.Reply or NoticeKind.Comment => NoticeTopic.Replies,
        NoticeKind.Mention => NoticeTopic.Mentions,
        NoticeKind.Accepted or NoticeKind.Thanks => NoticeTopic.Thanks,
        NoticeKind.Conclusion => NoticeTopic.Conclusions,
        _ => null,
    };

    public static bool IsByModerator(this NoticeKind kind) => kind >= NoticeKind.Hidden;
}
