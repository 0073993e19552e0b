using CsCheck;
using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class QueryLanguageTests : IDisposable
{
    private static readonly Dictionary<Facet, ILookup<string, string>> Names = new()
    {
        [Facet.Kind] = Lookup(("vraag", "question"), ("question", "question"), ("artikel", "article")),
        [Facet.Organisation] = Lookup(("Gemeente Utrecht", "org-utrecht"), ("org-utrecht", "org-utrecht")),
        [Facet.Author] = Lookup(("Jan de Vries", "jan-1"), ("Jan de Vries", "jan-2"), ("jan-1", "jan-1"), ("jan-2", "jan-2")),
    };

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private readonly IndexInFolder _index = new();

    [Theory]
    [InlineData("soort:vraag paspoort", "kind", "question")]
    [InlineData("paspoort TYPE:question", "kind", "question")]
    [InlineData("paspoort org:\"gemeente utrecht\"", "organisation", "org-utrecht")]
    [InlineData("laag:gemeente paspoort", "layer", "gemeente")]
    [InlineData("paspoort status:opgelost", "status", "accepted")]
    [InlineData("taal:engels paspoort", "language", "en")]
    [InlineData("status:onbeantwoord paspoort", "status", "open")]
    [InlineData("organisatie:org-utrecht paspoort", "organisation", "org-utrecht")]
    [InlineData("jaar:2024 paspoort", "year", "2024")]
    [InlineData("tag:reizen paspoort", "tag", "reizen")]
    public void A_key_in_either_language_becomes_a_filter_and_the_rest_is_text(string typed, string facet, string value)
    {
        var query = QueryLanguage.Read(typed, Names);
        Assert.Equal("paspoort", query.Request.Text);
        Assert.Equal([value], query.Request.Filters[Facet.All.Single(f => f.Name == facet)]);
        Assert.Empty(query.Problems);
    }

    [Theory]
    [InlineData("Awb 3:40")]
    [InlineData("om 10:30 uur")]
    [InlineData("https://www.rijksoverheid.nl/paspoort")]
    [InlineData("let op: paspoort")]
    [InlineData("bsn:123")]
    [InlineData("post@example.org")]
    [InlineData("mailto:post@example.org")]
    [InlineData("voor: alle gemeenten")]
    [InlineData("\"zie soort:vraag daar\"")]
    public void What_is_no_key_is_text(string typed)
    {
        var query = QueryLanguage.Read(typed, Names);
        Assert.Equal((typed, 0, 0), (query.Request.Text, query.Request.Filters.Count, query.Problems.Count));
    }

    [Theory]
    [InlineData("statsu:open woo", QueryProblemKind.UnknownKey, "statsu", "status", "status:open woo")]
    [InlineData("auteru:jan woo", QueryProblemKind.UnknownKey, "auteru", "auteur", "auteur:jan woo")]
    [InlineData("status:beantword woo", QueryProblemKind.UnknownValue, "status:beantword", "beantwoord", "status:beantwoord woo")]
    [InlineData("soort:iets woo", QueryProblemKind.UnknownValue, "soort:iets", null, null)]
    [InlineData("org:utrecht woo", QueryProblemKind.UnknownValue, "org:utrecht", "Gemeente Utrecht", "org:\"Gemeente Utrecht\" woo")]
    [InlineData("na:gisteren woo", QueryProblemKind.BadDate, "na:gisteren", null, null)]
    [InlineData("tag: wet woo", QueryProblemKind.NoValue, "tag:", "tag:wet", "tag:wet woo", "wet woo")]
    [InlineData("woo -soort:vraag", QueryProblemKind.ExcludedKey, "-soort:vraag", "soort:vraag", "woo soort:vraag")]
    [InlineData("na:2024 woo voor:2020", QueryProblemKind.EmptyPeriod, "2024 … 2020", null, null)]
    [InlineData("soort:vraag OF tag:x woo", QueryProblemKind.EitherKey, "soort:vraag OF tag:x", null, null)]
    [InlineData("woo OF soort:vraag", QueryProblemKind.EitherKey, "OF soort:vraag", null, null)]
    [InlineData("soort:vraag OR woo", QueryProblemKind.EitherKey, "soort:vraag OR", null, null)]
    public void A_near_miss_is_told_and_the_rest_is_searched(
        string typed, QueryProblemKind kind, string what, string? nearest, string? instead, string rest = "woo")
    {
        var query = QueryLanguage.Read(typed, Names);
        var problem = Assert.Single(query.Problems);
        Assert.Equal((kind, what, nearest, instead), (problem.Kind, problem.Typed, problem.Nearest, problem.Instead));
        Assert.Equal(rest, query.Request.Text);
    }

    [Theory]
    [InlineData("soort:vraag soort:artikel", "article question")]
    [InlineData("soort:vraag OF soort:artikel", "article question")]
    [InlineData("soort:vraag OR type:artikel soort:question", "article question")]
    public void A_key_that_is_repeated_widens(string typed, string values)
    {
        var query = QueryLanguage.Read(typed, Names);
        Assert.Equal(values.Split(' '), query.Request.Filters[Facet.Kind].Order());
        Assert.Equal(("", 0), (query.Request.Text, query.Problems.Count));
    }

    [Fact]
    public void Who_shares_a_name_is_found_by_it_and_written_by_key()
    {
        Assert.Equal(["jan-1", "jan-2"], QueryLanguage.Read("auteur:\"jan de vries\"", Names).Request.Filters[Facet.Author]);
        Assert.Equal("auteur:jan-2", QueryLanguage.Write(new() { Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Author] = ["jan-2"] } }, Names));
    }

    [Theory]
    [InlineData("soort:vraag paspoort", "paspoort soort:vraag", "paspoort type:vraag")]
    [InlineData("org:org-utrecht STATUS:accepted woo sort:nieuwste", "woo org:\"Gemeente Utrecht\" status:opgelost sort:nieuwste", "woo org:\"Gemeente Utrecht\" status:accepted sort:newest")]
    [InlineData("na:2023 voor:1-7-2024 in:title woo", "woo na:2023 voor:2024-07 in:titel", "woo after:2023 before:2024-07 in:title")]
    [InlineData("soort:vraag -werk woon", "soort:vraag -werk woon", "type:vraag -werk woon")]
    [InlineData("tag:\"woo\n\" a", "a tag:\"woo\n\"", "a tag:\"woo\n\"")]
    [InlineData("soort:vraag \"los eind", "los eind soort:vraag", "los eind type:vraag")]
    public void A_query_is_written_in_one_way_in_each_language(string typed, string dutch, string english)
    {
        var request = QueryLanguage.Read(typed, Names, Amsterdam).Request;
        Assert.Equal(dutch, QueryLanguage.Write(request, Names, Amsterdam));
        Assert.Equal(english, QueryLanguage.Write(request, Names, Amsterdam, dutch: false));
    }

    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\"", "-", "OF", "OR", "paspoort", "a", "soort:", "type:vraag", "soort:artikel", "tag:", "tag:woo", "org:\"Gemeente Utrecht\"", "status:open", "auteur:jan-1",
        "statsu:open", "na:2023", "voor:2024-02", "voor:1940-05-16", "na:1940-05-15", "na:0001", "voor:9997", "van:2024-03-15", "tot:2024-06-30", "tot:9997", "van:0001", "in:titel", "sort:oudste", "taal:engels", "jaar:2020", "proefkleur:rood", "testcolour:\"dark blue\"", "://", ":", "\n", "\u00A0", "é",
    ];

    [Fact]
    public void What_is_written_is_read_as_the_same_request() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 3]).Array[0, 14].Select(string.Concat), Gen.Bool).Sample((typed, dutch) =>
        {
            var read = QueryLanguage.Read(typed, Names, Amsterdam).Request;
            var written = QueryLanguage.Write(read, Names, Amsterdam, dutch);
            var again = QueryLanguage.Read(written, Names, Amsterdam);
            Assert.Empty(again.Problems);
            Assert.Equal((read.Text, read.From, read.Before, read.TitleOnly, read.Sort), (again.Request.Text, again.Request.From, again.Request.Before, again.Request.TitleOnly, again.Request.Sort));
            Assert.Equal(Flat(read), Flat(again.Request));
            return true;
        }, iter: 20_000);

    private static IEnumerable<(Facet, string)> Flat(SearchRequest request) => request.Filters.SelectMany(f => f.Value.Select(v => (f.Key, v))).Order();

    private static ILookup<string, string> Lookup(params (string Name, string Value)[] names) =>
        names.ToLookup(n => n.Name, n => n.Value, StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Dates_are_days_months_or_years_in_the_given_time_zone()
    {
        var query = QueryLanguage.Read("na:2023 voor:2024-07-01", zone: TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        Assert.Equal(new DateTime(2023, 12, 31, 23, 0, 0, DateTimeKind.Utc), query.Request.From);
        Assert.Equal(new DateTime(2024, 6, 30, 22, 0, 0, DateTimeKind.Utc), query.Request.Before);
    }

    [Theory]
    [InlineData("van:2024-03-15 tot:2024-06-30", "2024-03-15", "2024-06-30", "van:2024-03-15 voor:2024-07")]
    [InlineData("from:2024 until:2024-02", "2024-01-01", "2024-02-29", "na:2023 voor:2024-03")]
    [InlineData("na:2023-12-31 voor:2024-03-20", "2024-01-01", "2024-03-19", "na:2023 tot:2024-03-19")]
    [InlineData("voor:0001", null, null, "voor:0001")]
    [InlineData("tot:9997", null, "9997-12-31", "tot:9997-12-31")]
    public void A_period_can_begin_and_end_with_its_days(string typed, string? first, string? last, string written)
    {
        var request = QueryLanguage.Read(typed, zone: Amsterdam).Request;
        var period = QueryLanguage.Period(request, Amsterdam);
        Assert.Equal((first, last), (period.First?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), period.Last?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(written, QueryLanguage.Write(request, zone: Amsterdam));
    }

    [Fact]
    public void What_was_published_outside_the_period_is_not_found()
    {
        foreach (var year in new[] { 2022, 2023, 2024 }) _index.Add(Question($"{year}", "Woo") with { PublishedAt = new(year, 6, 1) });
        Assert.Equal(["2023"], _index.Index.Search(QueryLanguage.Read("woo na:2022 voor:2024").Request).Hits.Select(h => h.Contribution));
    }

    [Fact]
    public void In_the_title_means_not_in_the_text()
    {
        _index.Add(Question("title", "Paspoort kwijt"), Question("body", "Wat nu?", "Mijn paspoort is kwijt."));
        Assert.Equal(["title"], _index.Index.Search(QueryLanguage.Read("in:titel paspoort").Request).Hits.Select(h => h.Contribution));
    }

    [Theory]
    [InlineData("paspoort OR rijbewijs")]
    [InlineData("paspoort OF rijbewijs")]
    [InlineData("\"het paspoort\" OF \"het rijbewijs\"")]
    public void Either_will_do(string query)
    {
        _index.Add(Question("p", "Waar is het paspoort"), Question("r", "Waar is het rijbewijs"), Question("x", "Iets anders"));
        Assert.Equal(["p", "r"], _index.Keys(query).Order());
    }

    [Fact]
    public void Quotation_marks_in_a_whole_sentence_quote_and_demand_nothing()
    {
        _index.Add(Question("a", "De wethouder over samenwerking"));
        Assert.Equal(["a"], _index.Keys("wat bedoelde de wethouder toen hij gisteren in de raad \"goed gesprek\" zei over samenwerking"));
    }

    [Fact]
    public void No_input_throws() => Gen.Select(Gen.String[0, 6], Gen.String[0, 8], Gen.String).Sample((key, value, rest) =>
        QueryLanguage.Read($"{key}:{value} {rest} na:{value} soort:{value}", Names).Request.Text is not null, iter: 3000);

    public void Dispose() => _index.Dispose();
}
