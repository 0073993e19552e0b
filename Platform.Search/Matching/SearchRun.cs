using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>From a request to a page of results, on one view of the index.</summary>
internal sealed class SearchRun
{
    private readonly IndexReader _reader;
    private readonly List<Concept> _concepts;
    private readonly Contributions _found;
    private readonly List<Correction> _corrections;
    private readonly SearchSort _sort;
    private readonly Proximity _proximity;

    private SearchRun(IndexReader reader, SearchRequest request, Synonyms synonyms)
    {
        _reader = reader;
        var statistics = new Statistics(reader);
        var meaning = Meaning(reader, request, statistics, synonyms);
        _corrections = meaning.Corrections;
        _concepts = meaning.Concepts;
        _proximity = new(reader, _concepts);
        var asked = _concepts.Exists(c => !c.Excluded);
        _sort = !asked && request.Sort == SearchSort.Relevance ? SearchSort.Newest : request.Sort;
        _found = new Contributions(request);
        if (!asked && !string.IsNullOrWhiteSpace(request.Text)) return;
        var matcher = new Matcher(_concepts, statistics);
        foreach (var leaf in reader.Leaves) _found.Collect(leaf, matcher);
    }

    public static SearchResults Page(IndexReader reader, SearchRequest request, Synonyms synonyms)
    {
        var run = new SearchRun(reader, request, synonyms);
        var skip = (int)Math.Min(int.MaxValue - request.PageSize, (request.Page - 1L) * request.PageSize);
        var snippets = new Snippets(reader, run._concepts);
        return new(run._found.Total, [.. run.First(skip + request.PageSize).Skip(skip).Select(snippets.Hit)], run._found.Facets(), run._corrections);
    }

    /// <summary>The best passage of one document; null where the viewer does not see it.</summary>
    public static SearchHit? Passage(IndexReader reader, string key, SearchRequest request, Synonyms synonyms)
    {
        if (StoredText.Find(reader, key) is not { } document) return null;
        var leaf = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        var audience = new BytesRef();
        leaf.AtomicReader.GetSortedDocValues(SearchSchema.Audience).Get(document - leaf.DocBase, audience);
        if (!request.Audiences.Contains(audience.Utf8ToString())) return null;
        return new Snippets(reader, Meaning(reader, request, new(reader), synonyms).Concepts).Hit(new() { Document = document });
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
        var run = new SearchRun(reader, request, synonyms);
        var keys = MultiDocValues.GetBinaryValues(reader, SearchSchema.Key);
        var key = new BytesRef();
        return run.First(count).ConvertAll(c =>
        {
            keys.Get(c.Document, key);
            return key.Utf8ToString();
        });
    }

    private List<Candidate> First(int count)
    {
        if (_sort != SearchSort.Relevance || !_proximity.Applies) return _found.First(count, _sort);
        var first = _found.First(Math.Max(count, Ranking.NearnessLooksAt), _sort);
        var top = first.Take(Ranking.NearnessLooksAt).OrderBy(c => c.Document).ToList();
        var again = top.Zip(_proximity.Bonuses(top.Select(c => c.Document)), (c, bonus) => c with { Score = c.Score + bonus });
        return [.. Contributions.InOrder(again, _sort).Concat(first.Skip(top.Count)).Take(count)];
    }

    private static Interpretation Meaning(IndexReader reader, SearchRequest request, Statistics statistics, Synonyms synonyms) =>
        new(UserQuery.Parse(request.Text) with { TitleOnly = request.TitleOnly }, FieldsFor(request), statistics, request.Verbatim ? null : new Vocabulary(reader), synonyms);

    // Who sees only what everyone sees does not so much as look at closed text.
    private static TextFields[] FieldsFor(SearchRequest request) =>
        [.. TextFields.All.Where(f => f.Side == TextFields.Open || request.Audiences.Any(a => a != SearchSchema.Everyone))];
}
