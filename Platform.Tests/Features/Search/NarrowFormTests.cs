using Platform.Tests.Support;
using static Platform.Tests.Features.Search.SearchApp;

namespace Platform.Tests.Features.Search;

/// <summary>The form beside the results writes the query language.</summary>
public sealed class NarrowFormTests(SearchApp app) : IClassFixture<SearchApp>
{
    private const string Form = "form[data-facets]";

    [Fact]
    public async Task Author_period_and_title_become_keys_of_the_query()
    {
        using var visitor = app.Visitor();
        var page = await Send(visitor, "bergweide", new Dictionary<string, string?>
        {
            ["author"] = "tom haan", ["from"] = "2022-03-15", ["until"] = "2022-06-30", ["in"] = "title",
        });

        Assert.Equal("bergweide auteur:\"Tom Haan\" van:2022-03-15 voor:2022-07 in:titel", Asked(page.Address.ToString()));
        Assert.Equal(["Wie betaalt de bergweide?"], page.Document.QuerySelectorAll(".o-hits h3").Select(Line));
        Assert.Equal(("Tom Haan", "15-03-2022", "30-06-2022", true), (Value("author"), Value("from"), Value("until"), page.Document.QuerySelector($"{Form} [name=in]")!.HasAttribute("checked")));
        Assert.Equal("bergweide", Value("q"));

        string? Value(string name) => page.Document.QuerySelector($"{Form} [name={name}]")!.GetAttribute("value");
    }

    [Fact]
    public async Task An_emptied_form_takes_the_keys_away()
    {
        using var visitor = app.Visitor();
        var page = await Send(
            visitor, "dienstfiets auteur:\"Ilse de Wit\" van:2024-03-15 in:titel sort:oudste", new Dictionary<string, string?> { ["author"] = "", ["from"] = "", ["in"] = null });
        Assert.Equal("dienstfiets sort:oudste", Asked(page.Address.ToString()));
    }

    [Fact]
    public async Task What_the_form_cannot_read_is_told_and_given_back()
    {
        using var visitor = app.Visitor();
        var page = await Send(visitor, "dienstfiets", new Dictionary<string, string?> { ["author"] = "Niemand Bestaatniet", ["from"] = "gisteren" });
        Assert.Contains("“author:Niemand Bestaatniet” is onbekend.", Line(page.Document.QuerySelector(".utrecht-alert")).Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("gisteren” is geen datum", Line(page.Document.QuerySelector(".utrecht-alert")).Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Niemand Bestaatniet", page.Document.QuerySelector("#q")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_name_is_shown_in_the_form_and_several_stay_in_the_query()
    {
        var one = await app.Page("dienstfiets auteur:\"Ilse de Wit\"");
        Assert.Equal(("Ilse de Wit", "dienstfiets"), (Value(one, "author"), Value(one, "q")));

        var several = await app.Page("dienstfiets auteur:\"Ilse de Wit\" auteur:\"Tom Haan\"");
        Assert.Equal("", Value(several, "author"));
        Assert.Contains("auteur:\"Tom Haan\"", Value(several, "q"), StringComparison.Ordinal);

        static string? Value(Page page, string name) => page.Document.QuerySelector($"{Form} [name={name}]")!.GetAttribute("value");
    }

    [Theory]
    [InlineData("2022", "2022", "na:2021 voor:2023", "2022", "2022")]
    [InlineData("15-03-2022", "1-4-2022", "van:2022-03-15 tot:2022-04-01", "15-03-2022", "01-04-2022")]
    public async Task A_year_or_a_day_is_written_as_people_write_it(string from, string until, string asked, string shownFrom, string shownUntil)
    {
        using var visitor = app.Visitor();
        var page = await Send(visitor, "bergweide", new Dictionary<string, string?> { ["from"] = from, ["until"] = until });

        Assert.Equal($"bergweide {asked}", Asked(page.Address.ToString()));
        Assert.Equal((shownFrom, shownUntil), (Value("from"), Value("until")));
        Assert.Null(page.Document.QuerySelector("input[type=date]"));

        string? Value(string name) => page.Document.QuerySelector($"{Form} [name={name}]")!.GetAttribute("value");
    }

    [Fact]
    public async Task What_is_seldom_used_is_folded_until_it_is_and_nothing_found_is_not_narrowed()
    {
        Assert.False((await app.Page("dienstfiets")).Document.QuerySelector($"{Form} details")!.HasAttribute("open"));
        Assert.True((await app.Page("dienstfiets in:titel")).Document.QuerySelector($"{Form} details")!.HasAttribute("open"));

        var nothing = await app.Page("xyzzyplugh");
        Assert.Empty(nothing.Document.QuerySelectorAll($"{Form} input"));
        Assert.True(nothing.Document.QuerySelector("[data-narrow]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task The_page_has_one_search_box()
    {
        Assert.Single((await app.Page("dienstfiets")).Document.QuerySelectorAll("form[role=search] input[name=q]"));
        Assert.Single((await app.Visitor().Get("/")).Document.QuerySelectorAll("form[role=search] input[name=q]"));
    }

    [Fact]
    public async Task The_facets_stand_first_and_have_a_box_each_and_the_button_is_last()
    {
        var page = await app.Page("dienstfiets");
        var order = page.Document.QuerySelectorAll($"{Form} button, {Form} legend, {Form} summary").Select(Line).ToList();
        Assert.Equal("Soort", order[0]);
        Assert.Equal(["Meer filters", "Toepassen"], order[^2..]);
        Assert.Contains("Status", order);
        Assert.DoesNotContain("Stand", order);
    }

    /// <summary>Sends the form of a page of results as a browser does, without script.</summary>
    private static async Task<Page> Send(PlatformClient visitor, string q, Dictionary<string, string?> changed)
    {
        var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(q));
        var fields = page.Document.QuerySelectorAll($"{Form} input[name]").Where(i => i.GetAttribute("type") != "checkbox" || i.HasAttribute("checked"))
            .Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? "")).Where(f => !changed.ContainsKey(f.Name))
            .Concat(changed.Where(c => c.Value is not null).Select(c => (Name: c.Key, Value: c.Value!)));
        return await visitor.Get("/search?" + string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")));
    }
}
