using Platform.Web.Caching;

namespace Platform.Web.Features.Threads;

/// <summary>The slots on the page of a thread: where the page of one member differs from that of another who reads the same.</summary>
public sealed class ThreadSlots(PageSlots slots)
{
    public const string Draft = "draft", ReadTo = "readTo", ReadOnNumber = "readOnNumber", HasNew = "hasNew", HasNewElsewhere = "hasNewElsewhere", HasUnreadPart = "hasUnreadPart";

    /// <summary>What the page of this request shows; set when its view is built.</summary>
    public Part Shown { get; set; } = new(0, 0, []);

    public PageSlots Page => slots;

    /// <summary>The reader wrote the post.</summary>
    public static string Own(string post) => "own" + post;

    /// <summary>The reader finds the post useful.</summary>
    public static string Voted(string post) => "voted" + post;

    /// <summary>The post is the first that is new to the reader.</summary>
    public static string FirstNew(string post) => "new" + post;

    /// <param name="First">Place of the first post.</param>
    /// <param name="Last">Place of the last post.</param>
    /// <param name="Posts">The posts that can be new to a reader, in their order.</param>
    public sealed record Part(long First, long Last, IReadOnlyList<(string Key, long Place)> Posts)
    {
        /// <summary>Returns the key of the first post here that is new to a reader who was here before; null when there is none.</summary>
        /// <param name="own">The posts that the reader wrote.</param>
        public string? FirstNewTo(ReadingPlace? reading, IReadOnlySet<string> own)
        {
            if (reading is not { Next: { } next, Place: { } read } || (First > read && next < First))
                return null;
            foreach (var (key, place) in Posts)
                if (place > read && !own.Contains(key))
                    return key;
            return null;
        }
    }
}
