using System.Net;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Search;
using static Platform.Tests.Features.Search.SearchApp;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Search;

/// <summary>One box, one language; the address is the query.</summary>
public sealed class QueryPageTests(SearchApp app) : IClassFixture<SearchApp>
{
    [Theory]
    [InlineData("dienstfiets soort:artikel", "Beleid voor de dienstfiets")]
    [InlineData("type:articles dienstfiets", "Beleid voor de dienstfiets")]
    [InlineData("dienstfiets soort:vraag na:2023", "Hoe meld ik een kwijtgeraakte dienstfiets?")]
    [InlineData("dienstfiets jaar:2023", "Welke lampen horen op een dienstfiets?")]
    [InlineData("dienstfiets laag:provincie", "Welke lampen horen op een dienstfiets?")]
    [InlineData("dienstfiets layer:province", "Welke lampen horen op een dienstfiets?")]
    [InlineData("dienstfiets org:\"provincie zuidwold\"", "Welke lampen horen op een dienstfiets?")]
    [InlineData("dienstfiets org:provincie-zuidwold", "Welke lampen horen op een dienstfiets?")]
    [InlineData("auteur:\"tom haan\"", "Wie betaalt de bergweide?")]
    [InlineData("author:tom-haan", "Wie betaalt de bergweide?")]
    [InlineData("tag:natuurbeheer", "Wie betaalt de bergweide?")]
    [InlineData("status:beantwoord", "Wie betaalt de bergweide?")]
    [InlineData("in:titel beleid", "Beleid voor de dienstfiets")]
    public async Task A_key_in_either_language_narrows_what_is_found(string q, string title) => Assert.Equal([title], await app.Titles(q));

    [Fact]
    public async Task An_organisation_is_known_by_what_everybody_calls_it()
    {
        var found = await app.Search("dienstfiets org:BZK");
        Assert.Equal("dienstfiets org:\"Ministerie van Binnenlandse Zaken en Koninkrijksrelaties\"", found.Text("q"));
        Assert.Equal(0, found.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Who_share_a_name_are_found_together() =>
        Assert.Equal(3, (await app.Titles("auteur:\"Ilse de Wit\"")).Length);

    [Fact]
    public async Task A_ticked_facet_becomes_part_of_the_query_and_the_address()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/search?q=dienstfiets&kind=question&kind=article&year=2024&year=2021&sort=oldest");

        Assert.Equal("/search", page.Address.AbsolutePath);
        Assert.Equal("dienstfiets soort:vraag soort:artikel jaar:2024 jaar:2021 sort:oudste", Asked(page.Address.ToString()));
        Assert.Equal(["q"], Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(page.Address.Query).Keys);
        Assert.Equal("dienstfiets soort:vraag soort:artikel jaar:2024 jaar:2021 sort:oudste", page.Document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal(["article", "question"], page.Document.QuerySelectorAll("input[name=kind][checked]").Select(i => i.GetAttribute("value")).Order());
        // What the form sends along is the query without what it ticks.
        Assert.Equal("dienstfiets sort:oudste", page.Document.QuerySelector(".o-facets input[name=q]")!.GetAttribute("value"));
        Assert.Equal(["Beleid voor de dienstfiets", "Hoe meld ik een kwijtgeraakte dienstfiets?"], page.Document.QuerySelectorAll(".o-hits h3").Select(Line));
    }

    [Fact]
    public async Task An_old_address_with_keys_of_the_index_still_leads_there()
    {
        var organisation = (await app.Search("auteur:\"Tom Haan\"")).GetProperty("items")[0].GetProperty("author").Text("organisationKey");
        using var visitor = app.Visitor();

        var page = await visitor.Get($"/search?q=dienstfiets&organisation={organisation}");

        Assert.Equal("dienstfiets org:\"Provincie Zuidwold\"", Asked(page.Address.ToString()));
        Assert.Single(page.Document.QuerySelectorAll(".o-hits > li"));
    }

    [Fact]
    public async Task A_filter_is_a_chip_that_takes_it_away()
    {
        var page = await app.Page("dienstfiets soort:vraag org:\"Gemeente Heikamp\" na:2020 in:titel");

        Assert.Equal(
            ["Soort: vraag", "Organisatie: Gemeente Heikamp", "Vanaf: 2021", "Alleen in de titel"],
            page.Document.QuerySelectorAll(".o-chosen a").Select(a => Line(a).Split(" ×")[0]));
        Assert.Equal("dienstfiets org:\"Gemeente Heikamp\" na:2020 in:titel", Link(page, ".o-chosen a"));
    }

    [Theory]
    [InlineData("auteur:\"Tom Haan\"", "Schrijver: Tom Haan")]
    [InlineData("voor:2021-05-01", "Tot en met: 30-04-2021")]
    [InlineData("status:open", "Status: open")]
    [InlineData("laag:provincie", "Bestuurslaag: Provincie")]
    public async Task A_chip_says_in_words_what_was_chosen(string key, string words) =>
        Assert.Equal(words, Line((await app.Page($"dienstfiets {key}")).Document.QuerySelector(".o-chosen a")!).Split(" ×")[0]);

    [Theory]
    [InlineData("statsu:open dienstfiets", "statsu", "status:open dienstfiets")]
    [InlineData("soort:vrag dienstfiets", "soort:vrag", "soort:vraag dienstfiets")]
    [InlineData("org:heikamp dienstfiets", "org:heikamp", "org:\"Gemeente Heikamp\" dienstfiets")]
    [InlineData("org:\"Gemeente Heikmp\" dienstfiets", "Gemeente Heikmp", "org:\"Gemeente Heikamp\" dienstfiets")]
    [InlineData("tag:fietse dienstfiets", "tag:fietse", "tag:fietsen dienstfiets")]
    [InlineData("auteur:\"Ilse de Wid\" dienstfiets", "Ilse de Wid", "auteur:\"Ilse de Wit\" dienstfiets")]
    [InlineData("jaar:20x4 dienstfiets", "jaar:20x4", null)]
    [InlineData("na:gisteren dienstfiets", "na:gisteren", null)]
    public async Task What_cannot_be_read_is_told_with_the_nearest_and_the_rest_is_searched(string q, string what, string? instead)
    {
        var page = await app.Page(q);

        var message = page.Document.QuerySelector(".utrecht-alert")!;
        Assert.Contains(what, message.TextContent, StringComparison.Ordinal);
        if (instead is null)
            Assert.Null(message.QuerySelector("a"));
        else
            Assert.Equal(instead, Link(page, ".utrecht-alert a"));
        Assert.Equal(3, page.Document.QuerySelectorAll(".o-hits > li").Length);
        Assert.Equal(q, page.Document.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Awb 3:40")]
    [InlineData("10:30")]
    [InlineData("https://www.example.org/dienstfiets")]
    [InlineData("post@example.org")]
    public async Task What_is_no_key_is_text(string q) => Assert.Null((await app.Page(q)).Document.QuerySelector(".utrecht-alert"));

    [Fact]
    public async Task Nobody_is_found_by_name_who_writes_by_layer_only()
    {
        var asker = await app.ApiAs("Quirijn Zwaluwstaart", MemberRoles.Moderator, Layer.Waterschap);
        await asker.Post("/api/v1/questions", new { title = "Vraag over de hooibroei", body = "Zonder naam.", byLayerOnly = true });
        await Eventually(async () => (await app.Search("hooibroei")).GetProperty("total").GetInt32() == 1);

        var never = await app.Search("auteur:\"Quirijn Zwaluwstaart\"");
        var near = await app.Search("auteur:\"Quirijn Zwaluwstaar\"");

        // Just as unknown as a name nobody has.
        Assert.Equal("unknown-value", never.GetProperty("problems")[0].Text("kind"));
        Assert.Null(near.GetProperty("problems")[0].GetProperty("nearest").GetString());
    }

    [Fact]
    public async Task A_correction_replaces_the_word_and_neither_a_key_nor_what_is_quoted()
    {
        var page = await app.Page("dienstfeits lampen tag:fietsen");

        Assert.Equal("dienstfiets lampen tag:fietsen", Link(page, ".o-titlehead p a"));
        Assert.Equal("dienstfiets lampen", Line(page.Document.QuerySelector(".o-titlehead p strong")));
        var anyway = page.Document.QuerySelectorAll(".o-titlehead p a")[1].GetAttribute("href")!;
        using var visitor = app.Visitor();
        var asTyped = await visitor.Get(anyway);
        Assert.Equal("dienstfeits lampen tag:fietsen", Asked(anyway));
        Assert.Null(asTyped.Document.QuerySelector(".o-titlehead p strong"));
    }

    [Fact]
    public async Task Who_finds_nothing_is_told_what_does_find_something_and_may_ask()
    {
        var page = await app.Page("bergweide laag:gemeente soort:vraag -iets");

        Assert.Equal("1 resultaat zonder Bestuurslaag: Gemeente", Line(page.Document.QuerySelector(".o-ways a")));
        Assert.Equal("bergweide -iets soort:vraag", Link(page, ".o-ways a"));
        Assert.Equal(["/tags/natuurbeheer"], page.Document.QuerySelectorAll(".o-empty .o-tags a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/ask?title=bergweide", page.Document.QuerySelector(".o-empty a.nl-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_word_nothing_has_leads_to_tags_that_begin_like_it() =>
        Assert.Equal(["natuurbeheer"], await app.Scope(async (PlatformDb db, SearchNames names) =>
            (await names.TagsNear(["natuurbeschermingswet", "fout"], Viewer.Outsider, 6, default)).Select(t => t.Key)));

    [Fact]
    public async Task The_quotation_marks_can_be_what_stands_in_the_way()
    {
        var page = await app.Page("\"fiets die morgen\"");
        Assert.EndsWith("zonder aanhalingstekens", Line(page.Document.QuerySelector(".o-ways a")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_tells_how_much_was_found_and_for_what()
    {
        Assert.Equal("3 resultaten voor dienstfiets | Zoeken | Platform O", (await app.Page("dienstfiets")).Document.Title);
        Assert.Equal("3 resultaten", Line((await app.Page("dienstfiets")).Document.QuerySelector("[role=status] h2")));
    }

    [Fact]
    public async Task A_long_text_is_found_under_its_heading()
    {
        var page = await app.Page("dienstfiets negen tientjes");

        var heading = page.Document.QuerySelectorAll(".o-hits a[href*='#s-']").Single();
        Assert.Equal("Wat het kost", Line(heading));
        using var visitor = app.Visitor();
        var article = await visitor.Get(heading.GetAttribute("href")!);
        Assert.Equal("Wat het kost", Line(article.Document.GetElementById(heading.GetAttribute("href")!.Split('#')[1])));
    }

    [Fact]
    public async Task The_API_answers_the_same_query_with_facets_problems_and_corrections()
    {
        var found = await app.Search("dienstfeits soort:vraag statsu:open");

        Assert.Equal("dienstfeits soort:vraag", found.Text("q"));
        Assert.Equal(2, found.GetProperty("total").GetInt32());
        var kind = found.GetProperty("facets").EnumerateArray().Single(f => f.Text("name") == "kind").GetProperty("values").EnumerateArray();
        Assert.Contains(kind, v => v.Text("value") == "article" && v.Text("label") == "Artikel" && v.GetProperty("count").GetInt32() == 1 && !v.GetProperty("chosen").GetBoolean());
        Assert.Equal(("unknown-key", "dienstfeits soort:vraag status:open"), (found.GetProperty("problems")[0].Text("kind"), found.GetProperty("problems")[0].Text("q")));
        Assert.Equal("dienstfiets", found.GetProperty("corrections")[0].Text("searched"));
        await app.ApiVisitor().GetJson("/api/v1/search?page=0", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_page_after_the_last_leads_to_the_first()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/search?q=dienstfiets&page=900");
        Assert.Equal(3, page.Document.QuerySelectorAll(".o-hits > li").Length);
    }
}
