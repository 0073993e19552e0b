using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class FacetTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    public FacetTests()
    {
        var one = Question("q1", "Subsidie") with { Tags = ["geld", "monument"], Layers = ["gemeente"], Organisations = ["org1", "org2"] };
        _index.Add(one, Answer(one, "a1", "Een subsidie."), Answer(one, "a2", "Nog een subsidie."),
            Question("q2", "Subsidie") with { Tags = ["geld"], Layers = ["provincie"], PublishedAt = new(2023, 12, 31, 23, 30, 0, DateTimeKind.Utc) },
            Question("x1", "Subsidie") with { Kind = "article", ContributionKind = "article", Layers = ["gemeente"], Tags = ["natuur"] });
    }

    [Fact]
    public void Facets_count_contributions_not_posts()
    {
        var facets = _index.Find("subsidie").Facets;
        Assert.Equal([new("question", 2), new("article", 1)], facets[Facet.Kind]);
        Assert.Equal([new("geld", 2), new("monument", 1), new("natuur", 1)], facets[Facet.Tag]);
        Assert.Equal([new("org1", 1), new("org2", 1)], facets[Facet.Organisation]);
    }

    [Fact]
    public void What_is_chosen_in_a_facet_narrows_the_others_and_not_itself()
    {
        var results = Filter((Facet.Layer, ["gemeente"]), (Facet.Kind, ["question"]));
        Assert.Equal(1, results.Total);
        Assert.Equal([new("gemeente", 1), new("provincie", 1)], results.Facets[Facet.Layer]);
        Assert.Equal([new("article", 1), new("question", 1)], results.Facets[Facet.Kind]);
        Assert.Equal([new("geld", 1), new("monument", 1)], results.Facets[Facet.Tag]);
    }

    [Fact]
    public void Several_values_of_one_facet_widen() => Assert.Equal(3, Filter((Facet.Layer, ["gemeente", "provincie"])).Total);

    [Fact]
    public void A_value_nobody_has_finds_nothing() => Assert.Equal(0, Filter((Facet.Tag, ["onbekend"])).Total);

    [Fact]
    public void A_year_begins_at_midnight_in_the_given_time_zone()
    {
        using var here = new IndexInFolder();
        using var amsterdam = SearchIndex.Open(Path.Combine(here.Folder, "a"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        amsterdam.Apply([Question("q", "Vuurwerk") with { PublishedAt = new(2023, 12, 31, 23, 30, 0, DateTimeKind.Utc) }]);
        amsterdam.Refresh();
        Assert.Equal([new("2024", 1)], amsterdam.Search(new() { Text = "vuurwerk" }).Facets[Facet.Year]);
    }

    [Fact]
    public void An_empty_text_with_filters_lists_by_date()
    {
        var results = _index.Index.Search(new() { Filters = Filters((Facet.Tag, ["geld"])) });
        Assert.Equal(["q1", "q2"], results.Hits.Select(h => h.Contribution));
    }

    private SearchResults Filter(params (Facet Facet, string[] Values)[] filters) =>
        _index.Index.Search(new() { Text = "subsidie", Filters = Filters(filters) });

    private static Dictionary<Facet, IReadOnlyCollection<string>> Filters(params (Facet Facet, string[] Values)[] filters) =>
        filters.ToDictionary(f => f.Facet, f => (IReadOnlyCollection<string>)f.Values);

    public void Dispose() => _index.Dispose();
}
