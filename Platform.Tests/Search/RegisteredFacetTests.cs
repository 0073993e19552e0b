using CsCheck;
using Platform.Search;
using Platform.Search.Indexing;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

/// <summary>A facet that a kind of contribution brings along does everything that the built-in ones do.</summary>
public sealed class RegisteredFacetTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Fact]
    public void A_registered_facet_is_counted_per_contribution_and_does_not_narrow_itself()
    {
        AddThree();
        var results = _index.Index.Search(QueryLanguage.Read("fiets proefkleur:rood").Request);
        Assert.Equal(["q1", "q3"], results.Hits.Select(h => h.Contribution).Order());
        Assert.Equal([new("red", 2), new("blue", 1)], results.Facets[TestFacet.Colour]);
        Assert.Equal([new("gemeente", 2)], results.Facets[Facet.Layer]);
    }

    [Theory]
    [InlineData("fiets proefkleur:rood OF proefkleur:\"donker blauw\"", "q1 q2 q3")]
    [InlineData("fiets testcolour:\"dark blue\"", "q2")]
    [InlineData("fiets testcolour:blue", "q2")]
    [InlineData("fiets proefkleur:rood laag:provincie", "")]
    [InlineData("fiets proefkleur:groen", "")]
    public void Its_values_widen_and_other_facets_narrow(string query, string found)
    {
        AddThree();
        var read = QueryLanguage.Read(query);
        Assert.Empty(read.Problems);
        Assert.Equal(found, string.Join(' ', _index.Index.Search(read.Request).Hits.Select(h => h.Contribution).Order()));
    }

    [Theory]
    [InlineData("proefkleur:rood fiets", "fiets proefkleur:rood", "fiets testcolour:red")]
    [InlineData("TESTCOLOUR:RED fiets", "fiets proefkleur:rood", "fiets testcolour:red")]
    [InlineData("fiets testcolour:\"Dark Blue\"", "fiets proefkleur:\"donker blauw\"", "fiets testcolour:\"dark blue\"")]
    [InlineData("testcolour:blue tag:x", "tag:x proefkleur:\"donker blauw\"", "tag:x testcolour:\"dark blue\"")]
    public void Its_key_and_its_values_are_read_and_written_in_both_languages(string typed, string dutch, string english)
    {
        var query = QueryLanguage.Read(typed);
        Assert.Empty(query.Problems);
        Assert.Equal((dutch, english), (QueryLanguage.Write(query.Request), QueryLanguage.Write(query.Request, dutch: false)));
    }

    [Theory]
    [InlineData("proefkluer:rood fiets", QueryProblemKind.UnknownKey, "proefkleur", "proefkleur:rood fiets")]
    [InlineData("proefkleur:roood fiets", QueryProblemKind.UnknownValue, "rood", "proefkleur:rood fiets")]
    [InlineData("proefkleur:blauw fiets", QueryProblemKind.UnknownValue, "donker blauw", "proefkleur:\"donker blauw\" fiets")]
    [InlineData("testcolour:zwart fiets", QueryProblemKind.UnknownValue, null, null)]
    public void A_typing_error_in_its_key_or_value_gets_a_suggestion(string typed, QueryProblemKind kind, string? nearest, string? instead)
    {
        var query = QueryLanguage.Read(typed);
        var problem = Assert.Single(query.Problems);
        Assert.Equal((kind, nearest, instead), (problem.Kind, problem.Nearest, problem.Instead));
        Assert.Equal(("fiets", 0), (query.Request.Text, query.Request.Filters.Count));
    }

    [Theory]
    [InlineData("other", "proefkleur", "anders")]
    [InlineData("other", "anders", "testcolour")]
    [InlineData("other", "soort", "anders")]
    [InlineData("other", "bestuurslaag", "anders")]
    [InlineData("other", "anders", "sort")]
    [InlineData("test-colour", "anders", "other")]
    [InlineData("kind", "anders", "other")]
    [InlineData("org", "anders", "other")]
    [InlineData("Other", "anders", "other")]
    [InlineData("other", "and ers", "other")]
    [InlineData("other", "veeltelangesleutel", "other")]
    public void A_name_or_key_that_is_taken_or_cannot_be_typed_is_refused(string name, string dutch, string english) =>
        Assert.Throws<ArgumentException>(() => Facet.Register(name, dutch, english, [new("a", "a", "a")]));

    [Fact]
    public void A_name_of_two_values_is_refused() =>
        Assert.Throws<ArgumentException>(() => Facet.Register("other", "anders", "other", [new("a", "een", "one"), new("b", "twee", "Een")]));

    [Fact]
    public void The_same_facet_may_be_registered_again_and_another_only_before_an_index_is_opened()
    {
        Assert.Same(TestFacet.Colour, TestFacet.Register());
        Assert.Throws<InvalidOperationException>(() => Facet.Register("other", "anders", "other", [new("a", "a", "a")]));
        Assert.Equal([.. Facet.All.Order()], Facet.All);
        Assert.Equal(Enumerable.Range(0, Facet.All.Count), Facet.All.Select(f => f.Number));
    }

    [Theory]
    [InlineData("no-such-facet")]
    [InlineData("kind")]
    public void A_document_with_a_facet_that_is_not_registered_is_refused_and_others_are_indexed(string name)
    {
        var refused = Assert.Single(_index.Index.Apply([Question("q1", "Fiets") with { Facets = Values(name, "red") }, Question("q2", "Fiets")]));
        _index.Index.Refresh();
        Assert.Equal("q1", refused.Document.Key);
        Assert.IsType<ArgumentException>(refused.Reason);
        Assert.Equal(["q2"], _index.Keys("fiets"));
    }

    [Fact]
    public void The_fingerprint_knows_the_values_and_not_their_order()
    {
        var none = Question("q1", "Fiets");
        var red = none with { Facets = Values("test-colour", "red") };
        Assert.NotEqual(none.Fingerprint(), red.Fingerprint());
        Assert.NotEqual(red.Fingerprint(), (none with { Facets = Values("test-colour", "blue") }).Fingerprint());
        Assert.Equal((none with { Facets = Values("test-colour", "red", "blue") }).Fingerprint(), (none with { Facets = Values("test-colour", "blue", "red") }).Fingerprint());
        Assert.Equal(none.Fingerprint(), (none with { Facets = Values("test-colour") }).Fingerprint());
    }

    [Fact]
    public void A_few_documents_with_a_value_among_many_are_all_counted()
    {
        _index.Add([.. Enumerable.Range(0, 300).Select(i => Question($"q{i}", "Fiets") with
        {
            Facets = i % 29 == 5 ? Values("test-colour", "red", "green") : i is 64 or 128 or 299 ? Values("test-colour", "blue") : Values("test-colour"),
        })]);
        Assert.Equal([new("green", 11), new("red", 11), new("blue", 3)], _index.Find("fiets").Facets[TestFacet.Colour]);
        Assert.Equal(["q128", "q299", "q64"], _index.Index.Search(QueryLanguage.Read("fiets testcolour:blue").Request).Hits.Select(h => h.Contribution).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_set_of_documents_finds_the_place_of_each() => Gen.Int[0, 300].HashSet[0, 60].Sample(documents =>
    {
        int[] ordered = [.. documents.Order()];
        var set = new DocumentSet(ordered, 301);
        Assert.All(Enumerable.Range(0, 301), d => Assert.Equal(Array.IndexOf(ordered, d), set.Place(d)));
    }, iter: 200);

    private void AddThree()
    {
        var one = Question("q1", "Fiets") with { Layers = ["gemeente"], Facets = Values("test-colour", "red") };
        _index.Add(one, Answer(one, "a1", "Een fiets."), Answer(one, "a2", "Nog een fiets."),
            Question("q2", "Fiets") with { Layers = ["provincie"], Facets = Values("test-colour", "blue") },
            Question("q3", "Fiets") with { Layers = ["gemeente"], Facets = Values("test-colour", "red") },
            Question("q4", "Fiets") with { Layers = ["gemeente"] });
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Values(string facet, params string[] values) => new() { [facet] = values };

    public void Dispose() => _index.Dispose();
}
