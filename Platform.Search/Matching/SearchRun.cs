using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>From a request to a page of results, on one view of the index.</summary>
internal static class SearchRun
{
    public static SearchResults Of(IndexReader reader, SearchRequest request)
    {
        var statistics = new Statistics(reader);
        var concepts = Concept.Of(UserQuery.Parse(request.Text), FieldsFor(request), statistics);
        var asked = concepts.Exists(c => !c.Excluded);
        var found = new Contributions(request);
        if (asked || string.IsNullOrWhiteSpace(request.Text))
        {
            var matcher = new Matcher(concepts, statistics);
            foreach (var leaf in reader.Leaves) found.Collect(leaf, matcher);
        }

        var sort = asked ? request.Sort : request.Sort == SearchSort.Relevance ? SearchSort.Newest : request.Sort;
        var skip = (int)Math.Min(int.MaxValue - request.PageSize, (request.Page - 1L) * request.PageSize);
        var snippets = new Snippets(reader, concepts);
        return new(found.Total, [.. found.First(skip + request.PageSize, sort).Skip(skip).Select(snippets.Hit)], found.Facets());
    }

    // Who sees only what everyone sees does not so much as look at closed text.
    private static TextFields[] FieldsFor(SearchRequest request) =>
        [.. TextFields.All.Where(f => f.Side == TextFields.Open || request.Audiences.Any(a => a != SearchSchema.Everyone))];
}
