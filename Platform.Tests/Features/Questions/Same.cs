using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Questions;

namespace Platform.Tests.Features.Questions;

/// <summary>Short words for what tests do with "Ik heb dit ook".</summary>
internal static class Same
{
    public const string Button = "#same form button";

    public static async Task Have(this PlatformApp app, string question, params string[] names)
    {
        foreach (var name in names)
        {
            var viewer = await app.Viewer(name);
            Assert.True(await app.Scope((PlatformDb _, HaveSameQuestion same) => same.Record(question, true, viewer)));
        }
    }

    /// <returns>How many rows there are, and the number that readers see.</returns>
    public static Task<(int Rows, int Shown)> Counted(this PlatformApp app, string question) => app.Scope(async db =>
        (await db.SameQuestions.CountAsync(s => s.QuestionKey == question), await db.Threads.Where(t => t.Key == question).Select(t => t.SameCount).SingleAsync()));

    /// <returns>Null when no number is shown.</returns>
    public static string? Words(Page page) => page.Document.QuerySelector("#same [data-words]") is { } words && !words.HasAttribute("hidden") ? words.TextContent : null;

    public static async Task<Page> Press(this PlatformClient member, string question) =>
        await member.Submit(await member.Get($"/questions/{question}"), "#same form", new Dictionary<string, string>(), button: Button);

    /// <summary>Sends the form as an older page, or a page of somebody else, would.</summary>
    public static async Task<Page> Send(this PlatformClient member, Page page, string question, HttpStatusCode expected)
    {
        page.Document.QuerySelector("#vote")!.SetAttribute("action", $"/questions/{question}/same");
        return await member.Submit(page, "#vote", new Dictionary<string, string> { ["Has"] = "true" }, expected);
    }
}
