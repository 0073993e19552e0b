using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Threads;

/// <summary>
/// What assistive technology gets of the page of a thread, kept in Trees/ for each kind of reader. With PLATFORM_APPROVE=1 the files are
/// written instead of compared; the difference is then read in review.
/// </summary>
public sealed partial class ThreadTreeTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    private const string Folder = "Platform.Tests/Features/Threads/Trees";

    [BrowserTheory]
    [InlineData("visitor")]
    [InlineData("member")]
    [InlineData("asker")]
    [InlineData("moderator")]
    public async Task The_page_of_a_thread_is_for_assistive_technology_what_was_approved(string reader)
    {
        var thread = await Thread();
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ReducedMotion = ReducedMotion.Reduce });
        if (reader != "visitor")
            await context.AddCookiesAsync([await Session(reader)]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{thread}");
        // The scripts have done their work once the page is live.
        await Expect(page.Locator("[data-thread][data-live=live]")).ToBeVisibleAsync();
        // How many people read along depends on the moment.
        await page.Locator(".o-presence").EvaluateAsync("presence => presence.remove()");

        var tree = Lasting(await page.Locator("body").AriaSnapshotAsync());

        var file = Path.Combine(Sources.Root, Folder, $"{reader}.yaml");
        if (Environment.GetEnvironmentVariable("PLATFORM_APPROVE") == "1")
            await File.WriteAllTextAsync(file, tree);
        else
            Assert.Equal(await File.ReadAllTextAsync(file), tree);
    }

    private async Task<Cookie> Session(string reader)
    {
        using var client = reader switch
        {
            "asker" => await app.As("Aad"),
            "moderator" => await app.As("Mo", MemberRoles.Moderator),
            _ => await app.As("Lena"),
        };
        var cookie = client.Cookie("platform").Split('=', 2);
        return new() { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString() };
    }

    /// <summary>A question with a chosen answer, an objection to it, a reply to a reply, a withdrawn and a hidden post.</summary>
    private async Task<string> Thread()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Bea", thread, "Zes weken.\n\nDat staat in **de regeling**.");
        await app.Reply("Cor", thread, "Bij ons duurt het langer, omdat de commissie maar vier keer per jaar vergadert.", PostKind.CounterView, answer.Key);
        var comment = await app.Reply("Dirk", thread, "Welke regeling is dat?", PostKind.Comment, answer.Key);
        await app.Reply("Bea", thread, "Die van [2024](https://example.org/).", PostKind.Comment, comment.Key);
        var withdrawn = await app.Reply("Dirk", thread, "Dit trek ik in.", PostKind.Comment);
        var hidden = await app.Reply("Dirk", thread, "Dit wordt verborgen.", PostKind.Comment);
        var (aad, dirk, mo) = (await app.Viewer("Aad"), await app.Viewer("Dirk"), await app.Viewer("Mo", MemberRoles.Moderator));
        await app.Scope(async (PlatformDb _, AcceptAnswer accept) => await accept.Accept(thread, answer.Key, aad));
        await app.Scope(async (PlatformDb _, EditPost edit) => await edit.Withdraw(withdrawn.Key, dirk));
        await app.Scope(async (PlatformDb _, ModerateThread moderate) => await moderate.Hide(thread, hidden.Key, Web.Features.Review.ReviewReason.Tone, "Blijf vriendelijk.", mo));
        return thread;
    }

    /// <summary>Without keys, and with one time for all times.</summary>
    private static string Lasting(string tree) => Times().Replace(Keys().Replace(tree, "{key}"), "{time}") + "\n";

    [GeneratedRegex(@"(?<=/(questions|members|threads|posts|contributions|open|organisations|tags)/|%2F|#p-|to=|quote=|\()[0-9a-z]{10}\b")]
    private static partial Regex Keys();

    [GeneratedRegex(@"(vandaag|gisteren|\d{1,2} [a-z]+( \d{4})?)?,?( om)? ?\d{1,2}[.:]\d{2}( uur)?|\d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}")]
    private static partial Regex Times();
}
