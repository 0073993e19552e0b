using static Platform.Tests.Features.Search.SearchApp;

namespace Platform.Tests.Features.Search;

public sealed class AnswerCardTests(SearchApp app) : IClassFixture<SearchApp>
{
    [Theory]
    [InlineData("dienstfiets kwijtgeraakt")]
    [InlineData("hoe meld ik een kwijtgeraakte dienstfiets")]
    public async Task The_accepted_answer_stands_above_what_it_leads_clearly(string q)
    {
        var page = await app.Page(q);

        var card = page.Document.QuerySelector(".o-answer")!;
        Assert.Equal("Hoe meld ik een kwijtgeraakte dienstfiets?", Line(card.QuerySelector("h3")));
        Assert.Contains("#p-", card.QuerySelector("h3 a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("dienstfiets", card.QuerySelectorAll(".o-prose mark").Select(Line));
        Assert.Contains("Tom Haan", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 mei 2024", card.TextContent, StringComparison.Ordinal);
        // It takes the place of the hit, it does not repeat it.
        Assert.Single(page.Document.QuerySelectorAll(".o-hits h3"), h => Line(h) == "Hoe meld ik een kwijtgeraakte dienstfiets?");
    }

    [Theory]
    [InlineData("dienstfiets")]
    [InlineData("kwijtgeraakte dienstfiets verzekeren")]
    [InlineData("lampen dienstfiets")]
    [InlineData("conciërge lijst")]
    [InlineData("wie betaalt de bergweide")]
    [InlineData("kwijtgeraakte dienstfiets sort:nieuwste")]
    public async Task Where_there_is_doubt_there_is_no_card(string q) => Assert.Null((await app.Page(q)).Document.QuerySelector(".o-answer"));
}
