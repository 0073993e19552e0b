using System.Net;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Experiences;

/// <summary>What members do on the pages of experiences, in few words.</summary>
internal static class Experiencing
{
    public static (string, string)[] Fields(string title, string outcome = "worked", params (string Name, string Value)[] more) =>
    [
        ("Title", title), ("Fields[outcome]", outcome), ("Fields[situation]", "Het duurde te lang."), ("Fields[approach]", "Wij belden iedereen."),
        ("Fields[result]", "Het ging twee keer zo snel."), .. more,
    ];

    public static async Task<Page> Share(this PlatformClient member, string title, string outcome = "worked", params (string Name, string Value)[] more) =>
        await member.Send(await member.Get("/experiences/new"), Fields(title, outcome, more));

    /// <summary>Shared and approved; returns its key.</summary>
    public static async Task<string> Experience(this PlatformApp app, string author, string title, string outcome = "worked", params (string Name, string Value)[] more)
    {
        using var member = await app.As(author);
        var page = await member.Share(title, outcome, more);
        await app.Approve(title);
        return page.Key();
    }

    public static async Task<Page> Use(this PlatformClient member, string key, string context, HttpStatusCode expected = HttpStatusCode.OK) =>
        await member.Submit(await member.Get($"/experiences/{key}/use"), "main form", new Dictionary<string, string> { ["Context"] = context }, expected);
}
