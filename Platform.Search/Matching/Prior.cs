using Lucene.Net.Index;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>
/// A factor independent of the query: it prefers new documents and questions with an accepted answer. It is small, so that it only
/// separates documents with nearly equal scores.
/// </summary>
internal static class Prior
{
    private const double HalfLife = 5 * 365.25 * TimeSpan.TicksPerDay;

    private static readonly int Accepted = Facet.Status.Known.Number("accepted");

    /// <summary>
    /// Returns the date (in ticks) of the newest public document. It replaces the clock, so that an unchanged archive keeps its order.
    /// </summary>
    public static long Newest(IndexReader reader) =>
        reader.Leaves.Select(l => Columns.Of(l.AtomicReader).Newest).DefaultIfEmpty(0).Max();

    /// <param name="newest">In ticks.</param>
    public static float Of(Columns columns, int document, long newest)
    {
        var age = Math.Max(0, newest - columns.Published[document]);
        var accepted = columns.Facets[Facet.Status.Number][document].Contains(Accepted) ? Ranking.Acceptance : 0;
        return 1 + Ranking.Freshness * (float)Math.Pow(0.5, age / HalfLife) + accepted;
    }
}
