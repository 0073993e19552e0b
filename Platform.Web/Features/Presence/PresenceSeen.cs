using Platform.Web.Access;

namespace Platform.Web.Features.Presence;

/// <summary>
/// The readers of a thread, as every reader may see them. If <paramref name="About"/> is true, <paramref name="Readers"/> is rounded
/// down. <paramref name="Named"/> are at most eight members who chose to be shown. <paramref name="Writing"/> is at most
/// <see cref="Several"/>.
/// </summary>
public sealed record PresenceSeen(
    string Thread, int Readers, bool About, IReadOnlyList<PersonSeen> Named, int Writing, IReadOnlyList<PersonSeen> Writers)
{
    /// <summary>Up to this number, readers are counted exactly.</summary>
    public const int Exact = 20;

    public const int Several = 4;

    /// <summary>With fewer other readers than this, "someone is writing" would reveal who writes without a name.</summary>
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

    /// <summary>Rounds a large number of readers down, so that not each arrival and departure is a change.</summary>
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

/// <summary>
/// The readers of a thread at one node, as sent to the other nodes. A visitor counts once for each open page, a member once.
/// </summary>
/// <param name="Writing">Number of members who write under their name.</param>
public sealed record PresenceHere(
    string Thread, int Readers, IReadOnlyList<PersonSeen> Named, int Writing, IReadOnlyList<PersonSeen> Writers, int WritingNameless = 0)
{
    public static PresenceHere Nobody(string thread) => new(thread, 0, [], 0, []);
}
