using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

/// <summary>What fits a query is counted; the rest is shown apart, with the words that it lacks.</summary>
public sealed class FittingTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Fact]
    public void Only_contributions_that_have_the_words_are_counted()
    {
        _index.Add(Question("both", "Vakantie en dienstfiets"), Question("one", "Vakantie op school"), Question("other", "Een dienstfiets lenen"), Question("none", "Iets anders"));
        var found = _index.Find("vakantie dienstfiets");
        Assert.Equal((1, true), (found.Total, found.HasAllWords));
        Assert.Equal(["both"], found.Hits.Select(h => h.Contribution));
        Assert.Equal([("one", "dienstfiets"), ("other", "vakantie")], found.Others.Select(h => (h.Contribution, string.Join(' ', h.LeftOut))).Order());
        Assert.Equal([new("question", 1)], found.Facets[Facet.Kind]);
    }

    [Fact]
    public void When_nothing_has_all_the_words_that_is_said_and_nothing_is_counted()
    {
        _index.Add(Question("one", "Vakantie op school"), Question("two", "Een dienstfiets lenen"));
        var found = _index.Find("vakantie dienstfiets meenemen");
        Assert.Equal((0, false), (found.Total, found.HasAllWords));
        Assert.Empty(found.Hits);
        Assert.Equal([("one", "dienstfiets meenemen"), ("two", "vakantie meenemen")], found.Others.Select(h => (h.Contribution, string.Join(' ', h.LeftOut))).Order());
    }

    [Theory]
    [InlineData("vergunningen paspoorten", "Een vergunning met een paspoort")]
    [InlineData("leerlingen vervoer", "Leerlingenvervoer regelen")]
    [InlineData("leerlingenvervoer aanvragen", "Vervoer van leerlingen: aanvraag")]
    [InlineData("boerkaverbod", "Het verbod op gezichtsbedekkende kleding")]
    [InlineData("pasport kwijt", "Paspoort kwijtgeraakt, kwijt dus")]
    [InlineData("vakantie OF dienstfiets lenen", "Een dienstfiets lenen")]
    [InlineData("\"mijn eigen\" dienstfiets", "Ik heb mijn eigen dienstfiets")]
    public void A_word_counts_in_any_of_its_forms(string query, string title)
    {
        _index.Add(Question("a", title), Question("b", "Iets anders"));
        var found = _index.Find(query);
        Assert.Equal((1, true), (found.Total, found.HasAllWords));
        Assert.Empty(Assert.Single(found.Hits).LeftOut);
    }

    [Fact]
    public void A_rare_word_weighs_more_than_a_common_one()
    {
        for (var i = 0; i < 30; i++) _index.Add(Question($"g{i}", "Wat doet de gemeente?"));
        _index.Add(Question("rare", "Een dienstfiets verzekeren"), Question("common", "De gemeente kan verzekeren"));
        var found = _index.Find("gemeente dienstfiets verzekeren");
        Assert.Equal(["rare"], found.Hits.Select(h => h.Contribution));
        Assert.Equal(["gemeente"], found.Hits[0].LeftOut);
        Assert.False(found.HasAllWords);
    }

    [Fact]
    public void The_text_and_its_replies_count_together_when_no_single_one_has_the_words()
    {
        var question = Question("q", "Wat nu?", "Mijn dienstfiets is weg.");
        _index.Add(question, Answer(question, "a", "Neem een verzekering."), Question("other", "Een dienstfiets kopen"));
        var found = _index.Find("dienstfiets verzekering");
        Assert.Equal((1, true), (found.Total, found.HasAllWords));
        Assert.Equal("q", found.Hits[0].Contribution);
        Assert.Empty(found.Hits[0].LeftOut);
    }

    [Theory]
    [InlineData("nl", "De vergunning van the city", "how do the permits work")]
    [InlineData("en", "Een en om: quotes from Dutch plans", "een dienstfiets en om een jaar")]
    [InlineData("en", "The door is open", "wat kost een dienstfiets door het jaar")]
    public void A_stop_word_of_either_language_makes_no_hit(string language, string title, string query)
    {
        _index.Add(Question("a", title, language: language));
        var found = _index.Find(query);
        Assert.Empty(found.Hits.Concat(found.Others));
    }

    [Fact]
    public void A_stop_word_of_either_language_is_not_marked()
    {
        _index.Add(Question("a", "Een en om: a bicycle for staff", "Een dienstfiets, een en om.", language: "en"));
        var found = _index.Find("om een dienstfiets");
        Assert.Equal("Een [dienstfiets], een en om.", Marked(found.Hits.Concat(found.Others).Single().Snippet));
        Assert.DoesNotContain(_index.Index.Similar("Om een dienstfiets", "en een bicycle", new()).Hits.SelectMany(h => h.Title.Concat(h.Snippet)), s => s.Marked && s.Text.ToLowerInvariant() is "om" or "een" or "en");
    }

    [Theory]
    [InlineData("door lock", "A lock for the door")]
    [InlineData("women and men", "Men and women at work")]
    [InlineData("OM strafbeschikking", "De strafbeschikking van het OM", "nl")]
    [InlineData("de as van een overledene", "As van een overledene bewaren", "nl")]
    public void A_word_that_means_something_in_its_own_language_is_found(string query, string title, string language = "en")
    {
        _index.Add(Question("a", title, language: language));
        Assert.Equal(["a"], _index.Keys(query));
    }

    [Fact]
    public void One_word_inside_a_compound_is_not_marked_where_the_compound_is_left_out()
    {
        _index.Add(Question("a", "Dienstfiets op werkdagen", "Op alle dagen."), Question("b", "Vakantie in dagen", "Dagen van vakantie."));
        var found = _index.Find("vakantiedagen dienstfiets");
        var hit = found.Others.Single(h => h.Contribution == "a");
        Assert.Equal(("[Dienstfiets] op werkdagen", "Op alle dagen."), (Marked(hit.Title), Marked(hit.Snippet)));
        Assert.Equal(["vakantiedagen"], hit.LeftOut);
        Assert.Equal("[Vakantie] in [dagen]", Marked(found.Others.Single(h => h.Contribution == "b").Title));
    }

    [Fact]
    public void A_text_with_the_only_known_word_inside_an_unknown_one_is_shown_apart()
    {
        _index.Add(Question("a", "Een vergunning aanvragen"), Question("b", "Iets anders"));
        var found = _index.Find("zwummelvergunning");
        Assert.Equal((0, false), (found.Total, found.HasAllWords));
        var hit = Assert.Single(found.Others);
        Assert.Equal(("Een [vergunning] aanvragen", "zwummelvergunning"), (Marked(hit.Title), string.Join(' ', hit.LeftOut)));
    }

    [Fact]
    public void Others_follow_only_the_first_page_and_only_where_few_fit()
    {
        _index.Add([.. Enumerable.Range(0, 12).Select(i => Question($"k{i:00}", "Verkiezingen en stempas")), Question("other", "Verkiezingen")]);
        Assert.Empty(_index.Find("verkiezingen stempas").Others);
        Assert.Single(_index.Index.Search(new() { Text = "verkiezingen stempas", Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Kind] = ["question"] }, Before = new(2025, 6, 2) }).Hits, h => h.Contribution == "k00");
        _index.Index.Apply([], deletedContributions: [.. Enumerable.Range(3, 9).Select(i => $"k{i:00}")]);
        _index.Index.Refresh();
        Assert.Equal(["other"], _index.Find("verkiezingen stempas").Others.Select(h => h.Contribution));
        Assert.Empty(_index.Index.Search(new() { Text = "verkiezingen stempas", Page = 2 }).Others);
    }

    [Fact]
    public void What_a_filter_leaves_out_is_not_among_the_others()
    {
        _index.Add(Question("q", "Verkiezingen"), Question("x", "Verkiezingen") with { Kind = "article", ContributionKind = "article" });
        var found = _index.Index.Search(new() { Text = "verkiezingen stempas", Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Kind] = ["article"] } });
        Assert.Equal(["x"], found.Others.Select(h => h.Contribution));
    }

    [Fact]
    public void The_words_of_tags_find_a_text_and_are_not_shown_as_part_of_it()
    {
        _index.Add(Question("a", "Een plan", "Zo deden wij het.") with { Tags = ["knotwilgen-beheren", "natuur"] });
        var hit = Assert.Single(_index.Find("knotwilgen").Hits);
        Assert.Equal("Zo deden wij het.", Marked(hit.Snippet));
    }

    public void Dispose() => _index.Dispose();
}
