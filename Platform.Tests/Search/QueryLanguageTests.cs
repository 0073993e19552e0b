using CsCheck;
using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class QueryLanguageTests : IDisposable
{
    private static readonly Dictionary<Facet, IReadOnlyDictionary<string, string>> Names = new()
    {
        [Facet.Kind] = new Dictionary<string, string> { ["vraag"] = "question", ["question"] = "question", ["artikel"] = "article" },
        [Facet.Organisation] = new Dictionary<string, string> { ["Gemeente Utrecht"] = "org-utrecht" },
    };

    private readonly IndexInFolder _index = new();

    [Theory]
    [InlineData("soort:vraag paspoort", Facet.Kind, "question")]
    [InlineData("paspoort TYPE:question", Facet.Kind, "question")]
    [InlineData("paspoort org:\"gemeente utrecht\"", Facet.Organisation, "org-utrecht")]
    [InlineData("laag:gemeente paspoort", Facet.Layer, "gemeente")]
    [InlineData("paspoort status:opgelost", Facet.Status, "accepted")]
    [InlineData("taal:engels paspoort", Facet.Language, "en")]
    [InlineData("tag:reizen paspoort", Facet.Tag, "reizen")]
    public void A_key_in_either_language_becomes_a_filter_and_the_rest_is_text(string typed, Facet facet, string value)
    {
        var query = QueryLanguage.Read(typed, Names);
        Assert.Equal("paspoort", query.Request.Text);
        Assert.Equal([value], query.Request.Filters[facet]);
        Assert.Empty(query.Problems);
    }

    [Theory]
    [InlineData("Awb 3:40")]
    [InlineData("om 10:30 uur")]
    [InlineData("https://www.rijksoverheid.nl/paspoort")]
    [InlineData("let op: paspoort")]
    [InlineData("bsn:123")]
    public void What_is_no_key_is_text(string typed)
    {
        var query = QueryLanguage.Read(typed, Names);
        Assert.Equal((typed, 0, 0), (query.Request.Text, query.Request.Filters.Count, query.Problems.Count));
    }

    [Theory]
    [InlineData("statsu:open woo", QueryProblemKind.UnknownKey, "statsu", "status")]
    [InlineData("auteru:jan woo", QueryProblemKind.UnknownKey, "auteru", "auteur")]
    [InlineData("status:beantword woo", QueryProblemKind.UnknownValue, "status:beantword", "beantwoord")]
    [InlineData("soort:iets woo", QueryProblemKind.UnknownValue, "soort:iets", null)]
    [InlineData("na:gisteren woo", QueryProblemKind.BadDate, "na:gisteren", null)]
    public void A_near_miss_is_told_and_the_rest_is_searched(string typed, QueryProblemKind kind, string what, string? nearest)
    {
        var query = QueryLanguage.Read(typed, Names);
        Assert.Equal([new QueryProblem(kind, what, nearest)], query.Problems);
        Assert.Equal("woo", query.Request.Text);
    }

    [Fact]
    public void Dates_are_days_months_or_years_in_the_given_time_zone()
    {
        var query = QueryLanguage.Read("na:2023 voor:2024-07-01", zone: TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        Assert.Equal(new DateTime(2023, 12, 31, 23, 0, 0, DateTimeKind.Utc), query.Request.From);
        Assert.Equal(new DateTime(2024, 6, 30, 22, 0, 0, DateTimeKind.Utc), query.Request.Before);
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
