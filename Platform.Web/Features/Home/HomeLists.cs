using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Tags;

namespace Platform.Web.Features.Home;

/// <param name="Words">The beginning of the last post.</param>
public sealed record Conversation(ContributionRow Row, string Words);

/// <summary>A solved question with the beginning of its accepted answer.</summary>
/// <param name="By">The author of the answer.</param>
/// <param name="Path">The address of the answer.</param>
public sealed record Solved(ContributionRow Row, string Words, PersonSeen By, string Path);

/// <summary>A topic of the archive with its most useful contributions.</summary>
/// <param name="Topic">Null for contributions without a topic.</param>
public sealed record ArchiveTopic(TagShown? Topic, IReadOnlyList<ContributionRow> Rows);

/// <summary>The lists of the home page, the same for all visitors, or for all members. A list may be empty.</summary>
/// <param name="Useful">The solved questions of which most members found the answer useful; the first leads the page.</param>
/// <param name="Solved">Other questions that were solved lately.</param>
/// <param name="Articles">The newest articles that were written here.</param>
/// <param name="Archive">Imported contributions by topic, if few articles were written here.</param>
/// <param name="Open">Questions without an answer, more than the page shows; the newest first, imported ones last.</param>
public sealed record HomeLists(
    IReadOnlyList<Solved> Useful, IReadOnlyList<ContributionRow> Solved, IReadOnlyList<Conversation> Conversations, IReadOnlyList<ContributionRow> Articles,
    IReadOnlyList<ArchiveTopic> Archive, IReadOnlyList<ContributionRow> Experiences, IReadOnlyList<ContributionRow> Open)
{
    public bool IsEmpty => Useful.Count + Conversations.Count + Articles.Count + Archive.Count + Experiences.Count + Open.Count == 0;
}

/// <summary>How many contributions there are of each kind.</summary>
/// <param name="Topics">The most used ones, more than the page shows; the most used first.</param>
public sealed record HomeTopics(IReadOnlyList<Topic> Topics, IReadOnlyDictionary<ContributionKind, int> Counts)
{
    /// <summary>A topic of more than one in so many texts is a kind of document and no subject.</summary>
    private const int WideShare = 5;

    /// <summary>Keys of the topics that say little, because a large part of all texts has them.</summary>
    public IReadOnlySet<string> Wide()
    {
        var all = Counts.Values.Sum();
        return Topics.Where(t => t.Count * WideShare > all).Select(t => t.Key).ToHashSet();
    }
}
