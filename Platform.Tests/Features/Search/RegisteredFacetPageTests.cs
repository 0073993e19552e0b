using System.Net;
using Platform.Search;
using Platform.Tests.Support;
using static Platform.Tests.Features.Search.SearchApp;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Search;

/// <summary>The search page, the feed and the API show and filter by a facet that they do not know by name.</summary>
public sealed class RegisteredFacetPageTests(SearchApp app) : IClassFixture<SearchApp>, IAsyncLifetime
{
    private const string Red = "Hoe meld ik een kwijtgeraakte dienstfiets?", Blue = "Welke lampen horen op een dienstfiets?";

    public async Task InitializeAsync()
    {
        await Give(Red, "red");
        await Give(Blue, "blue");
    }

    [Fact]
    public async Task The_page_offers_its_values_in_the_language_of_the_reader_after_the_kind()
    {
        var page = await app.Page("dienstfiets");
        var legends = page.Document.QuerySelectorAll(".o-facets legend").Select(Line).ToList();
        Assert.Equal(["Soort", "Proefkleur", "Status"], legends.Take(3));
        Assert.Equal(["Donker blauw1 resultaten", "Rood1 resultaten"], page.Document.QuerySelectorAll("label:has(input[name=test-colour])").Select(Line));
    }

    [Fact]
    public async Task A_ticked_value_in_the_address_becomes_part_of_the_query()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/search?q=dienstfiets&test-colour=blue&layer=provincie");
        Assert.Equal("dienstfiets laag:provincie proefkleur:\"donker blauw\"", Asked(page.Address.ToString()));
        Assert.Equal([Blue], page.Document.QuerySelectorAll(".o-hits h3").Select(Line));
        Assert.Equal(["blue"], page.Document.QuerySelectorAll("input[name=test-colour][checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal("dienstfiets", page.Document.QuerySelector(".o-facets input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_API_filters_by_its_name_and_counts_it()
    {
        var found = await app.ApiVisitor().GetJson("/api/v1/search?q=dienstfiets&test-colour=red");
        Assert.Equal([Red], found.GetProperty("items").EnumerateArray().Select(i => i.Text("title")));
        Assert.Equal("dienstfiets proefkleur:rood", found.Text("q"));
        var values = found.GetProperty("facets").EnumerateArray().Single(f => f.Text("name") == "test-colour").GetProperty("values").EnumerateArray();
        Assert.Equal([("blue", "Donker blauw", false), ("red", "Rood", true)], values.Select(v => (v.Text("value"), v.Text("label"), v.GetProperty("chosen").GetBoolean())).Order());
    }

    [Fact]
    public async Task The_API_refuses_a_value_that_it_does_not_have_together_with_other_errors()
    {
        var problem = await app.ApiVisitor().GetJson("/api/v1/search?q=a&kind=x&test-colour=purple", HttpStatusCode.BadRequest);
        Assert.Equal(["kind", "test-colour"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        Assert.Contains("red, blue, green", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_reads_its_key()
    {
        using var visitor = app.Visitor();
        var feed = await visitor.Http.GetStringAsync("/search/feed?q=" + Uri.EscapeDataString("dienstfiets proefkleur:rood"));
        Assert.Contains(Red, feed, StringComparison.Ordinal);
        Assert.DoesNotContain(Blue, feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_document_that_has_a_value_nobody_sees_it()
    {
        Assert.DoesNotContain("test-colour", (await app.Search("bergweide")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("test-colour", (await app.Page("bergweide")).Html, StringComparison.Ordinal);
    }

    /// <summary>Puts a value on a text in the index, as the documents of its kind would.</summary>
    private Task Give(string title, string colour) => Eventually(async () =>
    {
        var item = (await app.Search($"\"{title}\"")).GetProperty("items").EnumerateArray().Single(i => i.Text("title") == title);
        var key = item.Text("key");
        ((LiveIndex)app.Services.GetService(typeof(LiveIndex))!).Use(index =>
        {
            index.Apply(
                [new SearchDocument
                {
                    Key = key, Contribution = key, Kind = "question", ContributionKind = "question", Audience = SearchSchema.Everyone, Language = "nl",
                    Title = title, Body = "Over een dienstfiets.", PublishedAt = item.GetProperty("publishedAt").GetDateTime(),
                    Status = colour == "red" ? "accepted" : "open", Layers = [colour == "red" ? "gemeente" : "provincie"],
                    Facets = new Dictionary<string, IReadOnlyCollection<string>> { ["test-colour"] = [colour] },
                }],
                deletedContributions: [key]);
            index.Refresh();
        });
        return (await app.Titles($"dienstfiets testcolour:{colour}")).SequenceEqual([title]);
    });

    public Task DisposeAsync() => Task.CompletedTask;
}
