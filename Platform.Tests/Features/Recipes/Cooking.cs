using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Recipes;

/// <summary>Short methods for what the tests do with recipes.</summary>
internal static class Cooking
{
    public static (string Name, string Value)[] Typed(
        string title, string portions = "4", string diet = "vegan", string method = "Roer het **goed** door.", string body = "Voor koude dagen.") =>
        [("Title", title), ("Body", body), ("Fields[portions]", portions), ("Fields[diet]", diet), ("Fields[method]", method)];

    /// <summary>Submits a recipe on the page.</summary>
    public static async Task<Page> Cook(this PlatformClient member, params (string Name, string Value)[] typed) =>
        await member.Send(await member.Get("/recipes/new"), typed);

    public static Dictionary<string, object?> Fields(object? portions = null, string? diet = "vegan", string? method = "Roer het **goed** door.") =>
        new() { ["portions"] = portions ?? "4", ["diet"] = diet, ["method"] = method };

    public static object Sent(string title, object fields, string body = "Voor koude dagen.", int? version = null, bool submit = true, string[]? tags = null) =>
        new { title, body, language = "nl", tags = tags ?? ["koken"], fields, submit, version };

    /// <summary>Submits a recipe by the API, and returns its key.</summary>
    public static async Task<string> Cook(this HttpClient author, string title, object? fields = null, string body = "Voor koude dagen.", string[]? tags = null) =>
        (await author.Post("/api/v1/recipes", Sent(title, fields ?? Fields(), body, tags: tags))).Text("key");

    /// <summary>What is typed in a field of the form.</summary>
    public static string? Value(this Page page, string name)
    {
        var fields = page.Document.QuerySelectorAll($"form[data-writing] [name='{name}']").ToList();
        return fields.Find(f => f.HasAttribute("checked"))?.GetAttribute("value")
            ?? fields.FirstOrDefault(f => f.GetAttribute("type") is not "radio") switch
            {
                null => null,
                { LocalName: "textarea" } area => area.TextContent.Trim(),
                var input => input.GetAttribute("value") ?? "",
            };
    }

    public static string? Error(this Page page, string id) => page.Document.QuerySelector($"#{id}-error")?.TextContent;

    public static async Task<string[]> Titles(this PlatformApp app, string q) =>
        [.. (await app.ApiVisitor().GetJson("/api/v1/search?q=" + Uri.EscapeDataString(q))).GetProperty("items").EnumerateArray().Select(i => i.Text("title"))];

    public static async Task<List<JsonElement>> Items(this PlatformApp app, string path) =>
        [.. (await app.ApiVisitor().GetJson(path)).GetProperty("items").EnumerateArray()];

    public static async Task Comment(this HttpClient member, string thread, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{thread}/posts")
        {
            Content = JsonContent.Create(new { kind = "comment", body }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };
        using var response = await member.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public static async Task Eventually(Func<Task<bool>> holds, string what)
    {
        for (var until = Environment.TickCount64 + 20_000; !await holds(); await Task.Delay(50))
            Assert.True(Environment.TickCount64 < until, $"Not within 20 s: {what}");
    }
}
