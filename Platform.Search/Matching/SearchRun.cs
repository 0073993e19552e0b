using System.Globalization;
using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>From a request to a page of results, on one view of the index.</summary>
internal sealed class SearchRun
{
    private readonly IndexReader _reader;
    private readonly List<Concept> _concepts;
    private readonly Contributions _found;
    private readonly SearchSort _sort;

    private SearchRun(IndexReader reader, SearchRequest request)
    {
        _reader = reader;
        var statistics = new Statistics(reader);
        _concepts = Concept.Of(UserQuery.Parse(request.Text), FieldsFor(request), statistics);
        var asked = _concepts.Exists(c => !c.Excluded);
        _sort = !asked && request.Sort == SearchSort.Relevance ? SearchSort.Newest : request.Sort;
        _found = new Contributions(request);
        if (!asked && !string.IsNullOrWhiteSpace(request.Text)) return;
        var matcher = new Matcher(_concepts, statistics);
        foreach (var leaf in reader.Leaves) _found.Collect(leaf, matcher);
    }

    public static SearchResults Page(IndexReader reader, SearchRequest request)
    {
        var run = new SearchRun(reader, request);
        var skip = (int)Math.Min(int.MaxValue - request.PageSize, (request.Page - 1L) * request.PageSize);
        var snippets = new Snippets(reader, run._concepts);
        return new(run._found.Total, [.. run.First(skip + request.PageSize).Skip(skip).Select(snippets.Hit)], run._found.Facets());
    }

    public static List<string> Rank(IndexReader reader, SearchRequest request, int count)
    {
        var run = new SearchRun(reader, request);
        var key = new HashSet<string> { SearchSchema.Contribution };
        return run.First(count).ConvertAll(c => reader.Document(c.Document, key).GetField(SearchSchema.Contribution).GetStringValue(CultureInfo.InvariantCulture));
    }

    private List<Candidate> First(int count) => _found.First(count, _sort);

    // Who sees only what everyone sees does not so much as look at closed text.
    private static TextFields[] FieldsFor(SearchRequest request) =>
        [.. TextFields.All.Where(f => f.Side == TextFields.Open || request.Audiences.Any(a => a != SearchSchema.Everyone))];
}
