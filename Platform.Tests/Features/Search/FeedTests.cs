using System.Net;
using System.Xml.Linq;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Search.SearchApp;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Search;

public sealed class FeedTests(SearchApp app) : IClassFixture<SearchApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_feed_lists_the_newest_of_a_query()
    {
        var feed = await Feed("dienstfiets soort:vraag");

        Assert.Equal("Platform O: dienstfiets soort:vraag", feed.Element(Atom + "title")!.Value);
        Assert.Equal(["Hoe meld ik een kwijtgeraakte dienstfiets?", "Welke lampen horen op een dienstfiets?"], feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value));
        Assert.Equal("2024-05-01T00:00:00Z", feed.Element(Atom + "updated")!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dienstfiets")]
    [InlineData("zzzz")]
    [InlineData("statsu:open dienstfiets")]
    [InlineData("<&\"'\0\u0001\ud800 ☃ %")]
    public async Task A_feed_keeps_the_rules_of_Atom(string q) => AtomRules.Check(await Feed(q));

    [Fact]
    public async Task A_query_that_cannot_be_read_gives_an_empty_feed_that_says_so()
    {
        var feed = await Feed("statsu:open dienstfiets");
        Assert.Contains("statsu", feed.Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Empty(feed.Elements(Atom + "entry"));
    }

    [Fact]
    public async Task A_feed_that_did_not_change_is_not_sent_again()
    {
        using var http = app.ApiVisitor();
        using var first = await http.GetAsync("/search/feed?q=bergweide");
        Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());
        Assert.NotNull(first.Content.Headers.LastModified);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/search/feed?q=bergweide") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var again = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_a_feed_shows_what_a_visitor_sees()
    {
        var moderator = await app.ApiAs("Quirijn Zwaluwstaart", MemberRoles.Moderator, Layer.Waterschap);
        await moderator.Post("/api/v1/questions", new { title = "Besloten over de sneeuwuil", body = "Ssst.", audience = "members" });
        await moderator.Post("/api/v1/questions", new { title = "Open over de sneeuwuil", body = "Hallo.", byLayerOnly = true });
        await Eventually(async () => (await app.Search("sneeuwuil", moderator)).GetProperty("total").GetInt32() == 2);
        using var member = await app.As("Quirijn Zwaluwstaart");

        var xml = await member.Http.GetStringAsync("/search/feed?q=sneeuwuil");

        var entry = Assert.Single(XElement.Parse(xml).Elements(Atom + "entry"));
        Assert.Equal("Open over de sneeuwuil", entry.Element(Atom + "title")!.Value);
        Assert.StartsWith("iemand", entry.Element(Atom + "author")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Zwaluwstaart", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_links_its_feed_and_every_page_tells_browsers_how_to_search()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/search?q=dienstfiets");
        Assert.Equal("dienstfiets", Link(page, "link[rel=alternate][type='application/atom+xml']"));

        var home = await visitor.Get("/");
        var description = XElement.Parse(await visitor.Http.GetStringAsync(home.Document.QuerySelector("link[rel=search]")!.GetAttribute("href")));
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";
        Assert.True(description.Element(ns + "ShortName")!.Value.Length <= 16);
        Assert.Equal("nl", description.Element(ns + "Language")!.Value);
        var templates = description.Elements(ns + "Url").ToDictionary(u => u.Attribute("type")!.Value, u => u.Attribute("template")!.Value);
        Assert.Equal(app.Address + "search?q={searchTerms}", templates["text/html"]);
        Assert.EndsWith("/api/v1/suggest?q={searchTerms}&format=opensearch", templates["application/x-suggestions+json"], StringComparison.Ordinal);
        Assert.Equal("en", XElement.Parse(await visitor.Http.GetStringAsync("/opensearch.en.xml")).Element(ns + "Language")!.Value);
        foreach (var type in new[] { "text/html", "application/atom+xml" })
            Assert.Contains("dienstfiets", await visitor.Http.GetStringAsync(templates[type].Replace("{searchTerms}", "dienstfiets", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private async Task<XElement> Feed(string q)
    {
        using var http = app.ApiVisitor();
        using var response = await http.GetAsync("/search/feed?q=" + Uri.EscapeDataString(q));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
