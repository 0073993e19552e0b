using Platform.Web.Access;

namespace Platform.Web.Features.Presence;

/// <summary>
/// Who reads a thread, as every reader may see it. <paramref name="About"/>: there are at least so many. Named are members
/// who want that, a few at most; <paramref name="Writing"/> counts no further than <see cref="Several"/>.
/// </summary>
public sealed record PresenceSeen(
    string Thread, int Readers, bool About, IReadOnlyList<PersonSeen> Named, int Writing, IReadOnlyList<PersonSeen> Writers)
{
    /// <summary>So many are counted exactly: that is a room in which one knows who is there.</summary>
    public const int Exact = 20;

    public const int Several = 4;

    /// <summary>With fewer other readers, "someone is writing" would point at who writes without a name.</summary>
    public const int FewestToHideAmong = 5;

    private const int MostNames = 8;

    public static PresenceSeen Of(string thread, IReadOnlyCollection<PresenceHere> nodes)
    {
        var readers = nodes.Sum(n => n.Readers);
        var writing = nodes.Sum(n => n.Writing) + (readers > FewestToHideAmong ? nodes.Sum(n => n.WritingNameless) : 0);
        return new PresenceSeen(
            thread, Rounded(readers), readers > Exact, Names(nodes.SelectMany(n => n.Named)),
            Math.Min(writing, Several), Names(nodes.SelectMany(n => n.Writers)));
    }

    /// <summary>In a full hall people come and go all the time; that is no news.</summary>
    private static int Rounded(int readers) => readers switch
    {
        <= Exact => readers,
        < 100 => readers / 5 * 5,
        < 1000 => readers / 10 * 10,
        _ => readers / 50 * 50,
    };

    private static List<PersonSeen> Names(IEnumerable<PersonSeen> people) =>
        [.. people.DistinctBy(p => p.MemberKey).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.MemberKey, StringComparer.Ordinal).Take(MostNames)];
}

/// <summary>Who reads a thread at one node; goes from node to node. A visitor counts once a page, a member once.</summary>
/// <param name="Writing">Of those who write under their name.</param>
public sealed record PresenceHere(
    string Thread, int Readers, IReadOnlyList<PersonSeen> Named, int Writing, IReadOnlyList<PersonSeen> Writers, int WritingNameless = 0)
{
    public static PresenceHere Nobody(string thread) => new(thread, 0, [], 0, []);
}
