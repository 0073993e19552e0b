using static Platform.Tests.Features.Search.SearchApp;

namespace Platform.Tests.Features.Search;

/// <summary>The page and the API say what does not fit.</summary>
public sealed class PoorResultTests(SearchApp app) : IClassFixture<SearchApp>
{
    [Fact]
    public async Task A_page_where_nothing_has_all_the_words_says_so_and_offers_to_ask_them()
    {
        var page = await app.Page("dienstfiets bergweide laag:gemeente");

        Assert.Equal("Geen bijdrage met al uw woorden", Line(page.Document.QuerySelector("[role=status] h2")));
        Assert.Equal("/ask?title=dienstfiets%20bergweide", page.Document.QuerySelector(".o-poor a.nl-button--primary")!.GetAttribute("href"));
        Assert.Equal(["Noemt niet: bergweide"], page.Document.QuerySelectorAll(".o-hits .o-lacks").Select(Line).Distinct());
        Assert.DoesNotContain("resultaten", Line(page.Document.QuerySelector("[data-part=results]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_lack_a_word_are_named_and_those_that_fit_are_counted()
    {
        var page = await app.Page("dienstfiets lampen");

        Assert.Equal("1 resultaat", Line(page.Document.QuerySelector("[role=status] h2")));
        Assert.Null(page.Document.QuerySelector(".o-poor"));
        Assert.Equal("Welke lampen horen op een dienstfiets?", Line(page.Document.QuerySelector(".o-hits h3")));
        Assert.Equal(["Noemt niet: lampen", "Noemt niet: lampen"], page.Document.QuerySelectorAll(".o-hits .o-lacks").Select(Line));
        Assert.Contains("Minder passend", page.Document.QuerySelectorAll("h2").Select(Line));
    }

    [Fact]
    public async Task A_page_in_English_says_the_same()
    {
        using var visitor = app.Visitor();
        visitor.SetCookie("language", "en");
        var page = await visitor.Get("/search?q=dienstfiets+bergweide");
        Assert.Equal("No contribution has all your words", Line(page.Document.QuerySelector("[role=status] h2")));
        Assert.StartsWith("Does not mention:", Line(page.Document.QuerySelector(".o-hits .o-lacks")), StringComparison.Ordinal);
        Assert.Equal("For example: freedom of information request", page.Document.QuerySelector("#q")!.GetAttribute("placeholder"));
    }

    [Fact]
    public async Task The_API_counts_what_fits_and_names_the_words_that_the_others_lack()
    {
        var found = await app.Search("dienstfiets lampen");
        Assert.Equal((1, true), (found.GetProperty("total").GetInt32(), found.GetProperty("allWords").GetBoolean()));
        Assert.Equal(1, found.GetProperty("items").GetArrayLength());
        Assert.Equal(0, found.GetProperty("items")[0].GetProperty("leftOut").GetArrayLength());
        Assert.Equal(["lampen"], found.GetProperty("others").EnumerateArray().SelectMany(o => o.GetProperty("leftOut").EnumerateArray()).Select(w => w.GetString()).Distinct());

        var poor = await app.Search("dienstfiets bergweide");
        Assert.Equal((0, false, 0), (poor.GetProperty("total").GetInt32(), poor.GetProperty("allWords").GetBoolean(), poor.GetProperty("items").GetArrayLength()));
        Assert.Equal(4, poor.GetProperty("others").GetArrayLength());
    }

    [Fact]
    public async Task A_stop_word_finds_and_marks_nothing()
    {
        var page = await app.Page("hoe kan een bergweide om het");
        Assert.Equal(["bergweide"], page.Document.QuerySelectorAll("mark").Select(m => Line(m).ToLowerInvariant()).Distinct());
        Assert.Equal("1 resultaat", Line(page.Document.QuerySelector("[role=status] h2")));
    }

    [Fact]
    public async Task The_state_of_a_question_is_said_in_words_beside_its_ring()
    {
        var page = await app.Page("bergweide");
        var state = page.Document.QuerySelector(".o-hits .o-state")!;
        Assert.Equal("Beantwoord", Line(state));
        Assert.NotNull(state.QuerySelector(".o-ring--answered"));
        Assert.Empty(page.Document.QuerySelectorAll(".o-hits .o-ring").Where(r => r.ParentElement != state));
    }

    [Fact]
    public async Task Tags_are_no_sentence_in_a_snippet()
    {
        var page = await app.Page("bergweide");
        Assert.Equal("De bergweide is van twee gemeenten.", Line(page.Document.QuerySelector(".o-snip")));
    }
}
