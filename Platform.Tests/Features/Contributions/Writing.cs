using System.Net;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Features.Contributions;

/// <summary>What members and moderators do on the writing and review pages, in few words.</summary>
internal static class Writing
{
    public const string Form = "form[data-writing]";
    public const string SubmitButton = "button[formaction*='handler=Submit']";
    public const string KeepButton = "button[formaction*='handler=Keep']";

    public static async Task<Page> Ask(this PlatformClient member, string title, string body = "Wie weet dit?", params (string Name, string Value)[] more) =>
        await member.Send(await member.Get("/ask"), [("Title", title), ("Body", body), .. more]);

    public static async Task<Page> WriteArticle(this PlatformClient member, string title, string body = "Een tekst.", params (string Name, string Value)[] more) =>
        await member.Send(await member.Get("/write"), [("Title", title), ("Summary", "Waar het over gaat."), ("Body", body), .. more]);

    public static Task<Page> Send(this PlatformClient member, Page page, (string Name, string Value)[] fields, HttpStatusCode expected = HttpStatusCode.OK) =>
        member.Submit(page, Form, fields.ToDictionary(f => f.Name, f => f.Value), expected, SubmitButton);

    public static Task<Page> Keep(this PlatformClient member, Page page, (string Name, string Value)[] fields, HttpStatusCode expected = HttpStatusCode.OK) =>
        member.Submit(page, Form, fields.ToDictionary(f => f.Name, f => f.Value), expected, KeepButton);

    /// <summary>Key of the contribution whose page this is.</summary>
    public static string Key(this Page page) => page.Address.AbsolutePath.Split('/')[^1];

    /// <summary>The page on which a moderator decides about the open item with that title.</summary>
    public static async Task<Page> OpenReview(this PlatformClient moderator, string title)
    {
        var queue = await moderator.Get("/review");
        var link = queue.Document.QuerySelectorAll(".o-queue a").Single(a => a.TextContent == title);
        return await moderator.Get(link.GetAttribute("href")!);
    }

    public static Task<Page> Decide(
        this PlatformClient moderator, Page review, string decision, string reason = "None", string text = "", HttpStatusCode expected = HttpStatusCode.OK) =>
        moderator.Submit(review, "form.o-decide", new Dictionary<string, string> { ["Decision"] = decision, ["Reason"] = reason, ["Text"] = text }, expected);

    public static async Task Approve(this PlatformApp app, string title)
    {
        using var moderator = await app.As("Mo", MemberRoles.Moderator);
        await moderator.Decide(await moderator.OpenReview(title), "Approve");
    }
}
