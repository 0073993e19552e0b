using Platform.Search;
using Platform.Search.Matching;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class CountsTests : IDisposable
{
    private const int Contributions = 4_000;

    private readonly IndexInFolder _index = new();

    public CountsTests() => _index.Add([.. Enumerable.Range(0, Contributions).SelectMany(i =>
    {
        var question = Question($"q{i}", $"Vraag {i}") with { Layers = [i % 4 == 0 ? "rijk" : "gemeente"], Tags = i % 2 == 0 ? ["even"] : [] };
        return new[] { question, Answer(question, $"a{i}", "Een antwoord.") };
    })]);

    [Fact]
    public void Up_to_the_limit_counts_are_exact()
    {
        var counts = Count(new(), exact: 2 * Contributions);
        Assert.False(counts.IsEstimate);
        Assert.Equal(Contributions, counts.Total);
        Assert.Equal([new("gemeente", 3_000), new("rijk", 1_000)], counts.Facets()[Facet.Layer]);
    }

    [Fact]
    public void Many_posts_of_few_contributions_are_counted_exactly_too()
    {
        var counts = Count(new(), exact: Contributions);
        Assert.False(counts.IsEstimate);
        Assert.Equal(Contributions, counts.Total);
    }

    [Fact]
    public void Beyond_the_limit_counts_are_estimated_from_an_even_sample_and_say_so()
    {
        var counts = Count(new(), exact: 1_000);
        Assert.True(counts.IsEstimate);
        // A quarter is counted: one standard deviation is some 87 contributions.
        Assert.InRange(counts.Total, 3_600, 4_400);
        Assert.InRange(counts.Facets()[Facet.Layer].Single(c => c.Value == "rijk").Count, 800, 1_200);
    }

    [Fact]
    public void What_fails_only_one_filter_counts_in_that_facet_alone_also_in_a_sample()
    {
        var counts = Count(new() { Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Tag] = ["even"], [Facet.Layer] = ["rijk"] } }, exact: 100);
        Assert.InRange(counts.Total, 800, 1_200);
        Assert.InRange(counts.Facets()[Facet.Layer].Single(c => c.Value == "gemeente").Count, 800, 1_200);
        Assert.Equal(["even"], counts.Facets()[Facet.Tag].Select(c => c.Value));
    }

    private Counts Count(SearchRequest request, int exact) => _index.Index.Read(searcher =>
    {
        using var hits = new HitList();
        using var rest = new HitList();
        var terms = new IndexTerms(searcher.IndexReader);
        var everything = new Matcher([], terms, new(terms));
        foreach (var segment in searcher.IndexReader.Leaves) SegmentHits.Collect(hits, rest, Fitting.Anything, segment, request, everything);
        return Counts.Of(hits, request, exact, sample: 1_000);
    });

    public void Dispose() => _index.Dispose();
}
