using System.Globalization;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Threads;

/// <summary>A member who opens the page of a thread: which template they get, and what is in its slots.</summary>
/// <param name="own">Keys of the posts that the member wrote.</param>
/// <param name="voted">Keys of the posts that the member finds useful.</param>
public sealed class ThreadReader(CacheVersion version, Viewer viewer, ReaderFacts reader, IReadOnlySet<string> own, IReadOnlySet<string> voted)
{
    public CacheVersion Version => version;

    /// <summary>An author of the contribution gets a template of their own.</summary>
    public bool IsAuthor => reader.IsAuthor;

    /// <summary>The members who get the same template.</summary>
    public ReaderClass Readers
    {
        get
        {
            var readers = ReaderClass.Members.Who("review first", reader.Waits).Who("has the same question", reader.HasSame)
                .Who("first visit", reader.Reading.Place is null).Who("draft by layer only", reader.Draft is { ByLayerOnly: true });
            if (viewer.Roles != MemberRoles.None)
                readers = readers.With("roles", viewer.Roles);
            return IsAuthor ? readers.With("author", viewer.MemberKey).Who("draft", reader.Draft is not null) : readers;
        }
    }

    /// <summary>Returns the facts about this reader that are true, by the names of slots.</summary>
    public HashSet<string> Facts(ThreadSlots.Part shown)
    {
        var facts = new HashSet<string>();
        foreach (var post in own)
            facts.Add(ThreadSlots.Own(post));
        foreach (var post in voted)
            facts.Add(ThreadSlots.Voted(post));
        if (shown.FirstNewTo(reader.Reading, own) is { } first)
        {
            facts.Add(ThreadSlots.FirstNew(first));
            facts.Add(ThreadSlots.HasNew);
        }
        else if (reader.Reading.Next is not null)
        {
            facts.Add(ThreadSlots.HasNewElsewhere);
        }

        if (reader.Reading.IsBefore(shown.Last))
            facts.Add(ThreadSlots.HasUnreadPart);
        return facts;
    }

    /// <summary>Returns the texts of this reader, by the names of slots.</summary>
    public IEnumerable<(string Slot, string Value)> Texts() =>
    [
        (ThreadSlots.Draft, reader.Draft?.Body ?? ""),
        (ThreadSlots.ReadTo, reader.Reading.Shown),
        (ThreadSlots.ReadOnNumber, reader.Reading.Number.ToString(CultureInfo.InvariantCulture)),
    ];
}
