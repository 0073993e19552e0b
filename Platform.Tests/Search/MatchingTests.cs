using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class MatchingTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Theory]
    [InlineData("nl", "De vergunningen zijn verleend", "vergunning")]
    [InlineData("nl", "Eén vergunning per café", "een cafe")]
    [InlineData("nl", "Een foto voor het paspoort", "foto's paspoorten")]
    [InlineData("en", "Municipalities granting permits", "municipality permit grants")]
    public void Words_are_found_in_another_form(string language, string title, string query)
    {
        _index.Add(Question("a", title, language: language));
        Assert.Equal(["a"], _index.Keys(query));
    }

    [Theory]
    [InlineData("ondernemings raad", "Verkiezing van de ondernemingsraad", "De ondernemingen en hun raad")]
    [InlineData("gebaren taal", "Een tolk voor gebarentaal", "Gebaren in elke taal")]
    [InlineData("verkorting van werktijd", "Ontheffing voor werktijdverkorting", "De verkorting van uw werk en uw tijd")]
    [InlineData("rechten van passagiers", "Passagiersrechten in de lucht", "De rechten van een reiziger")]
    [InlineData("opleiding van imams", "Subsidie voor imamopleidingen", "De opleiding van artsen")]
    [InlineData("aupair", "Een au pair in huis", "Au, zei het pair")]
    public void A_compound_is_found_in_the_spelling_of_the_text(string query, string title, string other)
    {
        _index.Add(Question("other", other), Question("it", title), Question("last", "Iets heel anders"));
        var found = _index.Find(query);
        Assert.Equal("it", found.Hits.Concat(found.Others).First().Contribution);
    }

    [Fact]
    public void A_question_and_its_answers_are_one_hit_by_the_document_that_matches_best()
    {
        var question = Question("q", "Wat nu?", "Mijn pas is weg.");
        _index.Add(question, Answer(question, "a1", "Ga naar de balie."), Answer(question, "a2", "Doe aangifte van vermissing bij de balie."));
        var results = _index.Find("vermissing balie");
        Assert.Equal(1, results.Total);
        var hit = Assert.Single(results.Hits);
        Assert.Equal(("q", "a2", "answer"), (hit.Contribution, hit.Document, hit.Kind));
    }

    [Fact]
    public void A_title_that_matches_brings_the_contribution_itself_not_one_of_its_answers()
    {
        var question = Question("q", "Paspoort kwijt");
        _index.Add(Answer(question, "a1", ""), question, Answer(question, "a2", ""));
        Assert.Equal("q", Assert.Single(_index.Find("paspoort").Hits).Document);
    }

    [Fact]
    public void An_accepted_answer_finds_its_question()
    {
        _index.Add(Question("q", "Pas weg") with { AcceptedAnswer = "Meld de vermissing bij de gemeente." });
        Assert.Equal(["q"], _index.Keys("vermissing"));
    }

    [Fact]
    public void A_document_with_all_the_words_comes_before_one_with_one_of_them_often()
    {
        _index.Add(Question("often", "Subsidie", "subsidie subsidie subsidie subsidie"), Question("all", "Regels", "Een subsidie voor monumenten."),
            Question("other", "Iets anders"));
        var found = _index.Find("subsidie monumenten");
        Assert.Equal(["all", "often"], found.Hits.Concat(found.Others).Select(h => h.Contribution));
    }

    [Fact]
    public void A_phrase_must_stand_together_and_is_not_stemmed()
    {
        _index.Add(Question("together", "De raad van state"), Question("apart", "De staat en de raad van toezicht"));
        Assert.Equal(["together"], _index.Keys("\"raad van state\""));
    }

    [Fact]
    public void A_minus_after_a_space_excludes_but_never_the_whole_query()
    {
        _index.Add(Question("woo", "Verzoek Woo"), Question("wob", "Verzoek Wob"));
        Assert.Equal(["woo"], _index.Keys("verzoek -wob"));
        Assert.Equal(["wob"], _index.Keys("-wob"));
    }

    [Fact]
    public void Words_that_mean_nothing_by_themselves_are_searched_when_there_is_nothing_else()
    {
        _index.Add(Question("a", "Te huur of te koop"), Question("b", "Vergunning"));
        Assert.Equal(["a"], _index.Keys("of te"));
    }

    [Fact]
    public void Text_without_a_word_finds_nothing_and_no_text_lists_everything_newest_first()
    {
        _index.Add(Question("old", "Oud") with { PublishedAt = new(2020, 1, 1) }, Question("new", "Nieuw") with { PublishedAt = new(2024, 1, 1) });
        Assert.Equal(0, _index.Find("?!").Total);
        Assert.Equal(["new", "old"], _index.Keys("  "));
    }

    [Theory]
    [InlineData(SearchSort.Newest, "2024", "2022", "2020")]
    [InlineData(SearchSort.Oldest, "2020", "2022", "2024")]
    public void Hits_can_be_sorted_by_date(SearchSort sort, params string[] expected)
    {
        foreach (var year in new[] { 2022, 2020, 2024 })
            _index.Add(Question($"{year}", "Verkiezingen", year == 2020 ? "verkiezingen verkiezingen" : "") with { PublishedAt = new(year, 1, 1) });
        var hits = _index.Index.Search(new() { Text = "verkiezingen", Sort = sort }).Hits;
        Assert.Equal(expected, hits.Select(h => h.Contribution));
    }

    [Fact]
    public void Pages_follow_one_another_without_gap_or_repeat()
    {
        _index.Add([.. Enumerable.Range(0, 45).Select(i => Question($"k{i:00}", "Verkiezingen"))]);
        var keys = Enumerable.Range(1, 5).SelectMany(p => _index.Index.Search(new() { Text = "verkiezingen", Page = p, PageSize = 10 }).Hits)
            .Select(h => h.Contribution).ToList();
        Assert.Equal(45, keys.Count);
        Assert.Equal(45, keys.Distinct().Count());
        Assert.Empty(_index.Index.Search(new() { Text = "verkiezingen", Page = int.MaxValue, PageSize = 100 }).Hits);
    }

    public void Dispose() => _index.Dispose();
}
