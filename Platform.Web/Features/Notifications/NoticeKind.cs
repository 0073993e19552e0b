namespace Platform.Web.Features.Notifications;

/// <summary>
/// The kinds of notification. When one cause gives a member several kinds, only the first one in this order is stored.
/// </summary>
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

    /// <summary>The answer that helped with a question that I have too.</summary>
    Solved,

    /// <summary>This kind and all below it are acts of moderators. They are always sent and name nobody.</summary>
    Hidden,
    Shown,
    Moved,
    Locked,
    Unlocked,
    Approved,
    Returned,
    Declined,
}

/// <summary>The topics that a member can mute.</summary>
public enum NoticeTopic
{
    Replies,
    Mentions,
    Thanks,
    Conclusions,
}

public static class NoticeKinds
{
    /// <summary>Returns the topic with which a member can mute this kind; null for a kind that is always sent.</summary>
    public static NoticeTopic? Topic(this NoticeKind kind) => kind switch
    {
        NoticeKind.Answer or NoticeKind.Reply or NoticeKind.Comment => NoticeTopic.Replies,
        NoticeKind.Mention => NoticeTopic.Mentions,
        NoticeKind.Accepted or NoticeKind.Thanks or NoticeKind.Solved => NoticeTopic.Thanks,
        NoticeKind.Conclusion => NoticeTopic.Conclusions,
        _ => null,
    };

    /// <summary>Returns the key of the text that counts notifications of this kind together with similar ones, such as "2 replies".</summary>
    public static string Counted(this NoticeKind kind) => kind switch
    {
        NoticeKind.Answer => "Count.Answers",
        NoticeKind.Reply or NoticeKind.Comment => "Count.Replies",
        NoticeKind.Mention => "Count.Mentions",
        NoticeKind.Thanks => "Count.Thanks",
        _ => "Count.Rest",
    };

    public static bool IsByModerator(this NoticeKind kind) => kind >= NoticeKind.Hidden;
}
