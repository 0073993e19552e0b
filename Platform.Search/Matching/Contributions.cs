using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>A contribution that matches, by its best document.</summary>
internal record struct Candidate(long Number, int Document, float Score, long Published, bool Passes, bool IsContribution);

/// <summary>
/// Takes matching documents and collapses them to contributions, counting facets as it goes. A contribution that fails only one
/// facet's filter still counts in that facet, so that its other values show what choosing them would bring.
/// </summary>
internal sealed class Contributions(SearchRequest request)
{
    private readonly Dictionary<long, Candidate> _found = [];
    private readonly Dictionary<string, int>[] _totals = [.. SearchSchema.Facets.Select(_ => new Dictionary<string, int>())];

    public int Total { get; private set; }

    public void Collect(AtomicReaderContext leaf, Matcher matcher)
    {
        var reader = leaf.AtomicReader;
        var audience = reader.GetSortedDocValues(SearchSchema.Audience);
        if (audience is null) return;
        var open = new bool[audience.ValueCount];
        foreach (var name in request.Audiences)
            if (audience.LookupTerm(new BytesRef(name)) is >= 0 and var ordinal) open[ordinal] = true;
        if (!open.Contains(true)) return;

        var numbers = reader.GetNumericDocValues(SearchSchema.Contribution);
        var published = reader.GetNumericDocValues(SearchSchema.Published);
        var own = reader.GetNumericDocValues(SearchSchema.IsContribution);
        var (from, before) = (request.From?.Ticks ?? long.MinValue, request.Before?.Ticks ?? long.MaxValue);
        var facets = SearchSchema.Facets.Select(f => new FacetCounter(reader, f, request.Filters.GetValueOrDefault(f))).ToArray();

        matcher.Match(leaf, (document, score) =>
        {
            if (audience.GetOrd(document) is var ordinal && (ordinal < 0 || !open[ordinal])) return;
            if (published.Get(document) is var moment && (moment < from || moment >= before)) return;
            ref var candidate = ref CollectionsMarshal.GetValueRefOrAddDefault(_found, numbers.Get(document), out var known);
            var isContribution = own.Get(document) == 1;
            if (!known)
            {
                candidate = new(numbers.Get(document), leaf.DocBase + document, score, moment, Count(facets, document), isContribution);
                if (candidate.Passes) Total++;
            }
            else if (score > candidate.Score || (score == candidate.Score && isContribution))
            {
                candidate = candidate with { Document = leaf.DocBase + document, Score = score, IsContribution = isContribution };
            }
        });
        for (var i = 0; i < facets.Length; i++) facets[i].AddTo(_totals[i]);
    }

    /// <summary>The first ones in the order asked for; ties by date, then by key, never by where Lucene happens to keep them.</summary>
    public List<Candidate> First(int count, SearchSort sort) => [.. InOrder(_found.Values.Where(c => c.Passes), sort).Take(count)];

    public static IOrderedEnumerable<Candidate> InOrder(IEnumerable<Candidate> candidates, SearchSort sort)
    {
        Comparison<Candidate> order = sort switch
        {
            SearchSort.Newest => (a, b) => b.Published.CompareTo(a.Published),
            SearchSort.Oldest => (a, b) => a.Published.CompareTo(b.Published),
            _ => (a, b) => b.Score.CompareTo(a.Score),
        };
        var comparer = Comparer<Candidate>.Create((a, b) => order(a, b) is not 0 and var difference ? difference
            : b.Published.CompareTo(a.Published) is not 0 and var age ? age
            : a.Number.CompareTo(b.Number));
        return candidates.Order(comparer);
    }

    public Dictionary<Facet, IReadOnlyList<FacetCount>> Facets() => SearchSchema.Facets.ToDictionary(f => f,
        f => (IReadOnlyList<FacetCount>)[.. _totals[(int)f].Select(t => new FacetCount(t.Key, t.Value))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)]);

    /// <returns>Whether it passes every filter.</returns>
    private static bool Count(FacetCounter[] facets, int document)
    {
        FacetCounter? failed = null;
        foreach (var facet in facets)
        {
            if (facet.Passes(document)) continue;
            if (failed is not null) return false;
            failed = facet;
        }
        if (failed is not null) failed.Count(document);
        else foreach (var facet in facets) facet.Count(document);
        return failed is null;
    }
}
