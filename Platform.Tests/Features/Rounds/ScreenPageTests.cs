using Microsoft.Playwright;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Rounds;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Rounds;

/// <summary>A screen, a phone and a helper, in real browsers.</summary>
public sealed class ScreenPageTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_lost_network_never_blanks_the_screen_of_a_hall_not_even_when_it_is_loaded_again()
    {
        var round = await app.OpenRound();
        foreach (var text in new[] { "Wie staat er op het scherm?", "Wie komt daarna?" })
            (await app.AskAndAdmit(round, text)).Phone.Dispose();
        await app.Act(round, ActKind.Next, null);
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 1920, Height = 1080 } });
        var screen = await context.NewPageAsync();
        await screen.GotoAsync($"/r/{round.Code}/screen");
        var now = screen.Locator("[data-slot=text]").First;
        await Expect(screen.Locator("[data-state=live]")).ToBeVisibleAsync();
        await Expect(now).ToHaveTextAsync("Wie staat er op het scherm?");
        await app.Act(round, ActKind.Next, (await app.State(round)).OnStage!.Question.Key);
        await Expect(now).ToHaveTextAsync("Wie komt daarna?");
        // The keeper of the page has all it needs once it says so.
        await screen.WaitForFunctionAsync("async () => (await (await caches.open('screen-1')).keys()).length > 4");

        await context.SetOfflineAsync(true);
        await Expect(screen.Locator("[data-state=off]")).ToBeVisibleAsync();
        await Expect(now).ToHaveTextAsync("Wie komt daarna?");
        await screen.ReloadAsync();
        await Expect(now).ToHaveTextAsync("Wie komt daarna?");

        var (phone, _) = await app.AskAndAdmit(round, "Gemist?");
        await app.Act(round, ActKind.Next, (await app.State(round)).OnStage!.Question.Key);
        await context.SetOfflineAsync(false);
        await Expect(now).ToHaveTextAsync("Gemist?");
        phone.Dispose();
    }

    [BrowserFact]
    public async Task A_question_typed_on_a_phone_comes_on_the_desk_and_from_there_on_the_screen_without_reload()
    {
        var round = await app.OpenRound();
        await using var desk = await Open($"/rounds/{round.Key}/desk", Rounds.Leader);
        await using var phone = await Open($"/r/{round.Code}");
        await using var screen = await Open($"/r/{round.Code}/screen");

        await phone.Page.GetByLabel("Uw vraag").FillAsync("Zie <b>je</b> mij?");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Verstuur vraag" }).ClickAsync();
        await Expect(phone.Page.GetByText("Wacht op een helper")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Laat toe" }).ClickAsync();
        await Expect(phone.Page.Locator("[data-list=line] [data-slot=text]")).ToHaveTextAsync("Zie <b>je</b> mij?");
        await phone.Page.Locator("[data-list=line] button").ClickAsync();
        await desk.Page.Locator("#next").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(screen.Page.Locator("[data-slot=text]").First).ToHaveTextAsync("Zie <b>je</b> mij?");
        await Expect(phone.Page.Locator("[data-slot=now]")).ToHaveTextAsync("Zie <b>je</b> mij?");
        Assert.Empty(desk.Errors.Concat(phone.Errors).Concat(screen.Errors));
    }

    [BrowserFact]
    public async Task A_small_projector_shows_that_one_can_vote_and_the_whole_code_above_its_lower_edge()
    {
        var round = await app.OpenRound(statement: "Een vast team per gemeente beslist sneller dan twee afdelingen apart.");
        foreach (var text in new[] { "Waarom duurt een besluit bij ons negen weken, terwijl de wet er vier noemt?", "Wie komt daarna?", "En daarna?" })
            (await app.AskAndAdmit(round, text)).Phone.Dispose();
        await app.Act(round, ActKind.Next, null);
        var by = await app.Moderator();
        await app.In<RunRound, bool>(run => run.Ask(round.Key, StatementPhase.Before, by));
        await app.In<RunRound, bool>(run => run.Ask(round.Key, StatementPhase.Between, by));
        await app.In<RunRound, bool>(run => run.Ask(round.Key, StatementPhase.After, by));
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 720 } });
        var screen = await context.NewPageAsync();
        await screen.GotoAsync($"/r/{round.Code}/screen");

        await Expect(screen.Locator("[data-voting]")).ToContainTextAsync("U kunt nu stemmen");
        var code = (await screen.Locator("[data-part=join]").BoundingBoxAsync())!;
        Assert.InRange(code.Y + code.Height, 0, 720 - 16);
        Assert.Equal(720, await screen.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        var stage = (await screen.Locator(".o-screen__stage").BoundingBoxAsync())!;
        var shown = (await screen.Locator("[data-part=now]").BoundingBoxAsync())!;
        Assert.True(shown.Y + shown.Height <= stage.Y + stage.Height + 1, $"The question ends at {shown.Y + shown.Height}, its place at {stage.Y + stage.Height}");
    }

    private async Task<Opened> Open(string path, string? member = null)
    {
        var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        if (member is not null)
        {
            using var client = await app.As(member, Web.Features.Members.MemberRoles.Moderator);
            await context.AddCookiesAsync([new() { Name = "platform", Value = client.Cookie("platform")["platform=".Length..], Url = app.Address.ToString() }]);
        }

        var page = await context.NewPageAsync();
        var opened = new Opened(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                opened.Errors.Add(message.Text);
        };
        page.PageError += (_, error) => opened.Errors.Add(error);
        await page.GotoAsync(path);
        await Expect(page.Locator("[data-state=live]")).ToBeVisibleAsync();
        return opened;
    }

    private sealed record Opened(IBrowserContext Context, IPage Page) : IAsyncDisposable
    {
        public List<string> Errors { get; } = [];

        public ValueTask DisposeAsync() => Context.DisposeAsync();
    }
}
