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
        Assert.Equal(("Tom Haan", "2022-03-15", "2022-06-30", true), (Value("author"), Value("from"), Value("until"), page.Document.QuerySelector($"{Form} [name=in]")!.HasAttribute("checked")));
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

    [Fact]
    public async Task The_button_stands_above_the_facets_which_have_a_box_each()
    {
        var page = await app.Page("dienstfiets");
        var order = page.Document.QuerySelectorAll($"{Form} button, {Form} legend").Select(Line).ToList();
        Assert.Equal("Toepassen", order[0]);
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
