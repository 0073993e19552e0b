using System.Text.Json;
using AngleSharp.Dom;
using Platform.Tests.Features.Import;
using Platform.Tests.Support;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Search;

/// <summary>An archive of a few texts, in which every word stands for one test or for all.</summary>
public sealed class SearchApp : PlatformApp
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("Dit gaat nergens over en is lang.", 40));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var run = await ImportRun.Of(
            this,
            """{"type":"organisation","id":"o:1","name":"Gemeente Heikamp","layer":"gemeente"}""",
            """{"type":"organisation","id":"o:2","name":"Provincie Zuidwold","layer":"provincie"}""",
            """{"type":"organisation","id":"o:3","name":"Ministerie van Binnenlandse Zaken en Koninkrijksrelaties","layer":"rijk"}""",
            """{"type":"member","id":"m:1","name":"Ilse de Wit","email":"ilse@example.org","organisation":"o:1","role":"civil-servant"}""",
            """{"type":"member","id":"m:2","name":"Ilse de Wit","email":"ilse2@example.org","organisation":"o:2","role":"civil-servant"}""",
            """{"type":"member","id":"m:3","name":"Tom Haan","email":"tom@example.org","organisation":"o:2","role":"scientist"}""",
            Question("q:1", "Hoe meld ik een kwijtgeraakte dienstfiets?", "m:1", "Niet goed.", "fietsen", "2024-05-01",
                """{"id":"p:1","author":"m:3","body":"Bel de conciërge. De dienstfiets staat dan morgen op de lijst.","accepted":true,"publishedAt":"2024-05-02"}"""),
            Question("q:2", "Welke lampen horen op een dienstfiets?", "m:2", "Voor en achter?", "fietsen", "2023-05-01"),
            Question("q:3", "Wie betaalt de bergweide?", "m:3", "De bergweide is van twee gemeenten.", "natuurbeheer", "2022-05-01",
                """{"id":"p:3","author":"m:1","body":"Samen.","accepted":false,"publishedAt":"2022-05-02"}"""),
            Article("a:1", "Beleid voor de dienstfiets", "m:1", $"Inleiding.\n\n# Wat het kost\n\n{Long} Een dienstfiets kost negen tientjes. {Long}", "fietsen", "2021-05-01"));
        Assert.Empty(run.Problems);
        await Eventually(async () => (await Search("")).GetProperty("total").GetInt32() == 4);
    }

    public Task<JsonElement> Search(string q, HttpClient? by = null) => (by ?? ApiVisitor()).GetJson("/api/v1/search?q=" + Uri.EscapeDataString(q));

    public async Task<string[]> Titles(string q) => [.. (await Search(q)).GetProperty("items").EnumerateArray().Select(i => i.Text("title"))];

    public async Task<Page> Page(string q)
    {
        using var visitor = Visitor();
        return await visitor.Get("/search?q=" + Uri.EscapeDataString(q));
    }

    /// <summary>What the line of the address bar asks.</summary>
    public static string Asked(string? address) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://site"), address).Query)["q"].ToString();

    public static string Link(Page page, string selector) => Asked(page.Document.QuerySelector(selector)!.GetAttribute("href"));

    public static string Line(IElement? element) => string.Join(' ', element!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Question(string id, string title, string author, string body, string tag, string at, string answers = "") =>
        $$"""{"type":"question","id":"{{id}}","language":"nl","title":"{{title}}","body":"{{body}}","author":"{{author}}","tags":["{{tag}}"],"publishedAt":"{{at}}","answers":[{{answers}}]}""";

    private static string Article(string id, string title, string author, string body, string tag, string at) => JsonSerializer.Serialize(
        new { type = "article", id, language = "nl", title, summary = "Kort", body, author, tags = new[] { tag }, publishedAt = at, source = "https://example.org/a", licence = "CC0" });
}
