using System.Globalization;

namespace Platform.Web.Access;

/// <summary>The slots that every page has for a member: name and key, and the numbers in the head of the page.</summary>
public static class MemberSlots
{
    public const string Key = "key", Name = "name", Unread = "unread", UnreadShown = "unreadShown", HasUnread = "hasUnread", WaitingShown = "waitingShown", HasWaiting = "hasWaiting";

    public static IEnumerable<(string Slot, string Value)> Texts(CurrentMember me) =>
    [
        (Key, me.RequiredKey), (Name, me.Name ?? ""), (Unread, me.Unread.ToString(CultureInfo.InvariantCulture)), (UnreadShown, me.UnreadShown), (WaitingShown, me.WaitingShown),
    ];
}
