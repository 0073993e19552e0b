using Lucene.Net.Index;
using Lucene.Net.Util;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>One search on one view of the index, from request to page of results.</summary>
internal sealed class SearchRun : IDisposable
{
    private readonly IndexTerms _terms;
    private readonly SearchRequest _request;
    private readonly List<Concept> _concepts;
    private readonly HitList _hits = new();
    private readonly ContributionRanking _found;
    private readonly SearchSort _sort;
    private readonly bool _byNearness;

    private SearchRun(IndexTerms terms, SearchRequest request, Statistics statistics, List<Concept> concepts, bool byNearness)
    {
        (_terms, _request, _concepts, _byNearness) = (terms, request, concepts, byNearness);
        var asked = concepts.Exists(c => !c.Excluded);
        _sort = !asked && request.Sort == SearchSort.Relevance ? SearchSort.Newest : request.Sort;
        _found = new(_hits, _sort);
        if (!asked && !string.IsNullOrWhiteSpace(request.Text)) return;
        var matcher = new Matcher(concepts, terms, statistics);
        foreach (var (i, segment) in terms.Reader.Leaves.Index())
        {
            if (i > 0 && terms.IsLate) break;
            SegmentHits.Collect(_hits, segment, request, matcher);
        }
    }

    private static SearchRun Of(IndexReader reader, SearchRequest request, Synonyms synonyms, out List<Correction> corrections)
    {
        var terms = new IndexTerms(reader, request.Deadline);
        var statistics = new Statistics(terms);
        var meaning = Meaning(terms, request, statistics, synonyms);
        corrections = meaning.Corrections;
        return new(terms, request, statistics, meaning.Concepts, byNearness: true);
    }

    public static SearchResults Page(IndexReader reader, SearchRequest request, Synonyms synonyms)
    {
        using var run = Of(reader, request, synonyms, out var corrections);
        var counts = Counts.Of(run._hits, request);
        var hits = run.Hits();
        return new(counts.Total, hits, counts.Facets(), corrections) { IsEstimate = counts.IsEstimate, IsPartial = run._terms.WasLate };
    }

    /// <summary>Returns the best passage of one document; null when the viewer may not see it.</summary>
    public static SearchHit? Passage(IndexReader reader, string key, SearchRequest request, Synonyms synonyms, bool opening)
    {
        if (StoredText.Find(reader, key) is not { } document) return null;
        var leaf = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        if (Columns.Of(leaf.AtomicReader).OpenTo(request.Audiences)?.Contains(document - leaf.DocBase) != true) return null;
        if (request.Deadline?.IsOver == true) return null;
        var terms = new IndexTerms(reader, request.Deadline);
        return new Snippets(terms, Meaning(terms, request, new(terms), synonyms).Concepts).Of([new() { Document = document }], opening)[0];
    }

    /// <summary>
    /// Returns documents similar to a text; none when the text has no usable words. There are no facets, and the total is that of the page.
    /// </summary>
    public static SearchResults Near(IndexReader reader, string title, string body, SearchRequest request)
    {
        var terms = new IndexTerms(reader, request.Deadline);
        var statistics = new Statistics(terms);
        var keywords = Keywords.Of(terms, FieldsFor(request), statistics, title, body);
        if (keywords.Count == 0) return new(0, [], new Dictionary<Facet, IReadOnlyList<FacetCount>>(), []);
        using var run = new SearchRun(terms, request with { Text = title, Sort = SearchSort.Relevance }, statistics, keywords, byNearness: false);
        var hits = run.Hits();
        return new(hits.Count, hits, new Dictionary<Facet, IReadOnlyList<FacetCount>>(), []);
    }

    public static SearchResults Related(IndexReader reader, string contribution, SearchRequest request)
    {
        var (title, body) = StoredText.Of(reader, contribution);
        var near = Near(reader, title, body, request with { PageSize = Math.Min(request.PageSize + 1, SearchRequest.LargestPage) });
        return near with { Hits = [.. near.Hits.Where(h => h.Contribution != contribution).Take(request.PageSize)] };
    }

    public static List<string> Rank(IndexReader reader, SearchRequest request, Synonyms synonyms, int count)
    {
        using var run = Of(reader, request, synonyms, out _);
        var keys = MultiDocValues.GetBinaryValues(reader, SearchSchema.Key);
        var key = new BytesRef();
        return run.First(count).ConvertAll(c =>
        {
            keys.Get(c.Document, key);
            return key.Utf8ToString();
        });
    }

    public void Dispose() => _hits.Dispose();

    private List<SearchHit> Hits()
    {
        var skip = (int)Math.Min(int.MaxValue - _request.PageSize, (_request.Page - 1L) * _request.PageSize);
        return skip >= _hits.Count ? [] : new Snippets(_terms, _concepts).Of([.. First(skip + _request.PageSize).Skip(skip)]);
    }

    private List<Candidate> First(int count)
    {
        if (_sort != SearchSort.Relevance) return _found.First(count);
        var proximity = new Proximity(_terms, _concepts);
        var first = _found.First(Math.Max(count, Ranking.NearnessLooksAt));
        var top = first.Take(Ranking.NearnessLooksAt).OrderBy(c => c.Document).ToList();
        var bonuses = _byNearness && proximity.Applies && !_terms.IsLate ? proximity.Bonuses(top.Select(c => c.Document)) : Enumerable.Repeat(0f, top.Count);
        var newest = Prior.Newest(_terms.Reader);
        var again = top.Zip(bonuses, (c, bonus) => c with { Score = (c.Score + bonus) * PriorOf(c.Document, newest) });
        return [.. _found.InOrder(again).Concat(first.Skip(top.Count)).Take(count)];
    }

    private float PriorOf(int document, long newest)
    {
        var segment = _terms.Reader.Leaves[ReaderUtil.SubIndex(document, _terms.Reader.Leaves)];
        return Prior.Of(Columns.Of(segment.AtomicReader), document - segment.DocBase, newest);
    }

    /// <summary>Interprets a request for this index.</summary>
    public static Interpretation Meaning(IndexTerms terms, SearchRequest request, Statistics statistics, Synonyms synonyms) =>
        new(UserQuery.Parse(request.Text) with { TitleOnly = request.TitleOnly }, FieldsFor(request), statistics, request.Verbatim ? null : new Vocabulary(terms), synonyms);

    // A viewer who sees only public text does not search hidden text at all.
    private static TextFields[] FieldsFor(SearchRequest request) =>
        [.. TextFields.All.Where(f => f.Side == TextFields.Open || request.Audiences.Any(a => a != SearchSchema.Everyone))];
}
