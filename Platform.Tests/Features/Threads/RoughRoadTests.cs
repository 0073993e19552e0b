using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Platform.Tests.Live;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Threads;

/// <summary>Two real browsers with one thread open, while things go wrong between them and the site.</summary>
public sealed class RoughRoadTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{

    [BrowserFact, Trait("Category", "Long"), Trait("Suite", "live")]
    public async Task Half_a_minute_without_network_loses_nothing_of_what_the_other_wrote()
    {
        var thread = await app.Ask("Aad");
        await using var writer = await Open(app.Address, thread, "Bea");
        await using var reader = await Open(app.Address, thread, "Cor");
        await Send(writer, "Voor de tunnel");
        await Expect(Post(reader, "Voor de tunnel")).ToBeVisibleAsync();

        await reader.SetOfflineAsync(true);
        for (var i = 1; i <= 3; i++)
            await Send(writer, $"In de tunnel {i}");
        await Task.Delay(TimeSpan.FromSeconds(30));
        await reader.SetOfflineAsync(false);

        await Expect(Post(reader, "In de tunnel 3")).ToBeVisibleAsync();
        await EndAlike(writer, reader, 4);
    }

    [BrowserFact]
    public async Task A_tab_that_slept_shows_all_that_was_written_meanwhile()
    {
        var thread = await app.Ask("Aad");
        await using var writer = await Open(app.Address, thread, "Bea");
        await using var reader = await Open(app.Address, thread, null);
        var devtools = await reader.NewCDPSessionAsync(reader.Pages[0]);
        await devtools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });

        await Send(writer, "Terwijl je sliep");
        var edited = await app.Reply("Dirk", thread, "Ook terwijl je sliep");
        var dirk = await app.Viewer("Dirk");
        await app.Scope(async (Web.Data.PlatformDb db, Web.Features.Threads.EditPost edit) => await edit.Withdraw(edited.Key, dirk));
        await Task.Delay(3000);
        await devtools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });

        await Expect(Post(reader, "Terwijl je sliep")).ToBeVisibleAsync();
        await Expect(reader.Pages[0].Locator($"#p-{edited.Key}.o-post--gone")).ToBeVisibleAsync();
        await EndAlike(writer, reader, 2);
    }

    [BrowserFact]
    public async Task Whose_session_ended_reads_on_as_a_visitor_and_keeps_what_was_typed()
    {
        var thread = await app.Ask("Aad");
        await using var writer = await Open(app.Address, thread, "Ella");
        var page = writer.Pages[0];
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" }).FillAsync("Hier heb ik lang aan geschreven");
        await EndSessions("Ella");

        await app.Reply("Cor", thread, "Na het einde van de sessie");
        await Expect(Post(writer, "Na het einde van de sessie")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();

        await Expect(page.Locator("[data-errors]").GetByRole(AriaRole.Link)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" })).ToHaveValueAsync("Hier heb ik lang aan geschreven");
        await Expect(page.Locator("[data-live=live]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Whose_session_ended_is_told_that_a_thread_for_members_is_not_to_be_read_any_more()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        await using var reader = await Open(app.Address, thread, "Fien");
        await EndSessions("Fien");

        await app.Reply("Cor", thread, "Onder leden");

        await Expect(reader.Pages[0].Locator("[data-state=gone]")).ToBeVisibleAsync();
        await Expect(Post(reader, "Onder leden")).ToHaveCountAsync(0);
    }

    [BrowserTheory]
    [InlineData(Forbidden.WebSockets)]
    [InlineData(Forbidden.WebSockets | Forbidden.EventStreams)]
    public async Task Behind_an_office_proxy_the_page_is_live_by_another_way(Forbidden forbidden)
    {
        var thread = await app.Ask("Aad");
        await using var proxy = await OfficeProxy.Start(app.Address, forbidden);
        await using var reader = await Open(proxy.Address, thread, null);

        await app.Reply("Bea", thread, "Langs de omweg");
        await Browser.SeesWithin(4, Post(reader, "Langs de omweg"));

        Assert.True(proxy.Refused > 0);
        Assert.Equal(!forbidden.HasFlag(Forbidden.EventStreams), proxy.EventStreams > 0);
    }

    [BrowserFact]
    public async Task One_sees_that_another_reads_and_writes_and_not_oneself()
    {
        var thread = await app.Ask("Aad");
        await using var writer = await Open(app.Address, thread, "Gea");
        await using var reader = await Open(app.Address, thread, null);
        await Expect(reader.Pages[0].GetByText("2 mensen lezen nu mee")).ToBeVisibleAsync();

        await writer.Pages[0].GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" }).FillAsync("Even denken");
        await Expect(reader.Pages[0].GetByText("Iemand schrijft een reactie")).ToBeVisibleAsync();
        await Expect(writer.Pages[0].GetByText("Iemand schrijft een reactie")).ToHaveCountAsync(0);

        await Send(writer, "Klaar");
        await Expect(reader.Pages[0].GetByText("Iemand schrijft een reactie")).ToHaveCountAsync(0);
    }

    private static ILocator Post(IBrowserContext context, string text) => context.Pages[0].Locator(".o-post").Filter(new() { HasText = text });

    private static async Task Send(IBrowserContext context, string text)
    {
        await context.Pages[0].GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" }).FillAsync(text);
        await context.Pages[0].GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();
        await Expect(Post(context, text)).ToBeVisibleAsync();
    }

    /// <summary>Both show the same posts, and so do they after a reload.</summary>
    private static async Task EndAlike(IBrowserContext one, IBrowserContext other, int posts)
    {
        var (a, b) = (await Bodies(one.Pages[0]), await Bodies(other.Pages[0]));
        await one.Pages[0].ReloadAsync();
        await other.Pages[0].ReloadAsync();
        Assert.Equal(posts, a.Count);
        Assert.Equal(a, b);
        Assert.Equal(a, await Bodies(one.Pages[0]));
        Assert.Equal(a, await Bodies(other.Pages[0]));
    }

    private static async Task<List<string>> Bodies(IPage page) =>
        (await page.Locator(".o-post").EvaluateAllAsync<string[]>("posts => posts.map(p => p.id + (p.querySelector('[data-if=visible]').hidden ? '' : p.querySelector('[data-slot=html]').textContent.trim()))")).Order(StringComparer.Ordinal).ToList();

    private async Task EndSessions(string name)
    {
        var viewer = await app.Viewer(name);
        await app.Scope(async db =>
        {
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == viewer.MemberKey).ToListAsync());
            return await db.SaveChangesAsync();
        });
    }

    private async Task<IBrowserContext> Open(Uri address, string thread, string? name)
    {
        var context = await browser.NewContext(new() { BaseURL = address.ToString() });
        if (name is not null)
        {
            using var client = await app.As(name);
            var cookie = client.Cookie("platform").Split('=', 2);
            await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = address.ToString() }]);
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{thread}");
        await Expect(page.Locator("[data-live=live]")).ToBeVisibleAsync();
        return context;
    }
}
