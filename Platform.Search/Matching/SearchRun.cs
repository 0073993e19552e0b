using Lucene.Net.Index;
using Lucene.Net.Util;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>From a request to a page of results, on one view of the index.</summary>
internal sealed class SearchRun : IDisposable
{
    private readonly IndexTerms _terms;
    private readonly SearchRequest _request;
    private readonly List<Concept> _concepts;
    private readonly List<Correction> _corrections;
    private readonly HitList _hits = new();
    private readonly Contributions _found;
    private readonly bool _byRelevance;

    private SearchRun(IndexReader reader, SearchRequest request, Synonyms synonyms)
    {
        (_terms, _request) = (new(reader), request);
        var statistics = new Statistics(_terms);
        var meaning = Meaning(_terms, request, statistics, synonyms);
        (_concepts, _corrections) = (meaning.Concepts, meaning.Corrections);
        var asked = _concepts.Exists(c => !c.Excluded);
        var sort = !asked && request.Sort == SearchSort.Relevance ? SearchSort.Newest : request.Sort;
        _byRelevance = sort == SearchSort.Relevance;
        _found = new(_hits, sort);
        if (!asked && !string.IsNullOrWhiteSpace(request.Text)) return;
        var matcher = new Matcher(_concepts, _terms, statistics);
        foreach (var segment in reader.Leaves) SegmentHits.Collect(_hits, segment, request, matcher);
    }

    public static SearchResults Page(IndexReader reader, SearchRequest request, Synonyms synonyms)
    {
        using var run = new SearchRun(reader, request, synonyms);
        var counts = Counts.Of(run._hits, request);
        return new(counts.Total, run.Hits(), counts.Facets(), run._corrections) { IsCirca = counts.IsCirca };
    }

    /// <summary>The best passage of one document; null where the viewer does not see it.</summary>
    public static SearchHit? Passage(IndexReader reader, string key, SearchRequest request, Synonyms synonyms)
    {
        if (StoredText.Find(reader, key) is not { } document) return null;
        var leaf = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        if (Columns.Of(leaf.AtomicReader).OpenTo(request.Audiences)?.Contains(document - leaf.DocBase) != true) return null;
        var terms = new IndexTerms(reader);
        return new Snippets(terms, Meaning(terms, request, new(terms), synonyms).Concepts).Of([new() { Document = document }])[0];
    }

    /// <summary>What is about the same as a text; nothing where the text says nothing.</summary>
    public static SearchResults Near(IndexReader reader, string title, string body, SearchRequest request)
    {
        var words = Keywords.Of(reader, title, body);
        return words.Length == 0
            ? new(0, [], SearchSchema.Facets.ToDictionary(f => f, _ => (IReadOnlyList<FacetCount>)[]), [])
            : Page(reader, request with { Text = words, Verbatim = true }, Synonyms.None);
    }

    public static SearchResults Related(IndexReader reader, string contribution, SearchRequest request)
    {
        var (title, body) = StoredText.Of(reader, contribution);
        var near = Near(reader, title, body, request with { PageSize = Math.Min(request.PageSize + 1, SearchRequest.LargestPage) });
        return near with { Hits = [.. near.Hits.Where(h => h.Contribution != contribution).Take(request.PageSize)] };
    }

    public static List<string> Rank(IndexReader reader, SearchRequest request, Synonyms synonyms, int count)
    {
        using var run = new SearchRun(reader, request, synonyms);
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
        if (!_byRelevance) return _found.First(count);
        var proximity = new Proximity(_terms, _concepts);
        var first = _found.First(Math.Max(count, Ranking.NearnessLooksAt));
        var top = first.Take(Ranking.NearnessLooksAt).OrderBy(c => c.Document).ToList();
        var bonuses = proximity.Applies ? proximity.Bonuses(top.Select(c => c.Document)) : Enumerable.Repeat(0f, top.Count);
        var newest = Prior.Newest(_terms.Reader);
        var again = top.Zip(bonuses, (c, bonus) => c with { Score = (c.Score + bonus) * PriorOf(c.Document, newest) });
        return [.. _found.InOrder(again).Concat(first.Skip(top.Count)).Take(count)];
    }

    private float PriorOf(int document, long newest)
    {
        var segment = _terms.Reader.Leaves[ReaderUtil.SubIndex(document, _terms.Reader.Leaves)];
        return Prior.Of(Columns.Of(segment.AtomicReader), document - segment.DocBase, newest);
    }

    /// <summary>What a request means in this index.</summary>
    public static Interpretation Meaning(IndexTerms terms, SearchRequest request, Statistics statistics, Synonyms synonyms) =>
        new(UserQuery.Parse(request.Text) with { TitleOnly = request.TitleOnly }, FieldsFor(request), statistics, request.Verbatim ? null : new Vocabulary(terms), synonyms);

    // Who sees only what everyone sees does not so much as look at closed text.
    private static TextFields[] FieldsFor(SearchRequest request) =>
        [.. TextFields.All.Where(f => f.Side == TextFields.Open || request.Audiences.Any(a => a != SearchSchema.Everyone))];
}
