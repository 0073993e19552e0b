using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Questions;

/// <summary>"Ik heb dit ook" in a browser with scripts.</summary>
public sealed class SameQuestionPageTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Pressing_it_stays_on_the_page_and_open_pages_of_others_show_the_number()
    {
        var question = await app.Ask("Aad");
        await using var one = await Open(question, "Cor");
        await using var two = await Open(question, "Dirk");
        await using var visitor = await Open(question, null);
        var button = one.Page.GetByRole(AriaRole.Button, new() { Name = "Ik heb dit ook" });
        var address = one.Page.Url;
        await one.Page.EvaluateAsync("() => window.sameDocument = true");

        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Words(one)).ToHaveTextAsync("U hebt dit ook");
        await Expect(Words(two)).ToHaveTextAsync("1 ander heeft dit ook");
        await Expect(Words(visitor)).ToHaveTextAsync("1 ander heeft dit ook");

        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Ik heb dit ook" }).ClickAsync();
        await Expect(Words(two)).ToHaveTextAsync("U en 1 ander hebben dit ook");
        await Expect(Words(one)).ToHaveTextAsync("U en 1 ander hebben dit ook");
        await Expect(Words(visitor)).ToHaveTextAsync("2 anderen hebben dit ook");

        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Words(one)).ToHaveTextAsync("1 ander heeft dit ook");
        await Expect(Words(two)).ToHaveTextAsync("U hebt dit ook");
        Assert.Equal(address, one.Page.Url);
        Assert.True(await one.Page.EvaluateAsync<bool>("() => window.sameDocument"));
        await one.Page.ReloadAsync();
        await Expect(Words(one)).ToHaveTextAsync("1 ander heeft dit ook");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [BrowserFact]
    public async Task A_refusal_is_undone_and_says_why()
    {
        var question = await app.Ask("Aad");
        await using var reader = await Open(question, "Cor");
        var button = reader.Page.GetByRole(AriaRole.Button, new() { Name = "Ik heb dit ook" });
        var mo = await app.Viewer("Mo", MemberRoles.Moderator);

        // Before the page hears that the conversation is closed.
        await reader.Page.RouteAsync("**/same", async route =>
        {
            await app.Scope((PlatformDb _, ModerateThread moderate) => moderate.Lock(question, "Het is gezegd.", mo));
            await route.ContinueAsync();
        });
        await button.ClickAsync();

        await Expect(reader.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Een moderator heeft dit gesprek gesloten." })).ToBeVisibleAsync();
        await Expect(Words(reader)).ToBeHiddenAsync();
        await Expect(button).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Without_network_the_press_is_undone_and_can_be_tried_again()
    {
        var question = await app.Ask("Aad");
        await using var reader = await Open(question, "Cor");
        var button = reader.Page.GetByRole(AriaRole.Button, new() { Name = "Ik heb dit ook" });
        await reader.Context.SetOfflineAsync(true);

        await button.ClickAsync();
        await Expect(reader.Page.GetByText("Dit is niet gelukt. Probeer het straks opnieuw.")).ToBeVisibleAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await reader.Context.SetOfflineAsync(false);
        await button.ClickAsync();

        await Expect(Words(reader)).ToHaveTextAsync("U hebt dit ook");
        await Expect(reader.Page.GetByText("Dit is niet gelukt. Probeer het straks opnieuw.")).ToBeHiddenAsync();
        var cor = await app.Viewer("Cor");
        await Conversation.Eventually(() => app.Scope(db => db.SameQuestions.AnyAsync(s => s.QuestionKey == question && s.MemberKey == cor.MemberKey)), "it is recorded");
    }

    private static ILocator Words(Opened reader) => reader.Page.Locator("#same [data-words]");

    private async Task<Opened> Open(string question, string? name)
    {
        var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        if (name is not null)
        {
            using var client = await app.As(name);
            var cookie = client.Cookie("platform").Split('=', 2);
            await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString() }]);
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{question}");
        await Expect(page.Locator("[data-thread][data-live=live]")).ToBeVisibleAsync();
        return new Opened(context, page);
    }

    private sealed record Opened(IBrowserContext Context, IPage Page) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Context.DisposeAsync();
    }
}
