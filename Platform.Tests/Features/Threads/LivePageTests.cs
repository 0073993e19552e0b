using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Threads;

/// <summary>Two people with one thread open, in real browsers.</summary>
public sealed class LivePageTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task An_answer_typed_in_one_browser_appears_in_the_other_without_reload()
    {
        var thread = await app.Ask("Aad");
        await using var writer = await Open(thread, "Bea");
        await using var reader = await Open(thread, null);

        await writer.Page.GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" }).FillAsync("Zes **weken**, schrijft <script>alert(1)</script> Bea.");
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();

        var post = reader.Page.Locator(".o-post").Filter(new() { HasText = "Zes weken" });
        await Browser.SeesWithin(2, post);
        await Expect(post.Locator("strong")).ToHaveTextAsync("weken");
        await Expect(post.GetByRole(AriaRole.Link, new() { Name = "Bea" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("#thread-title")).ToContainTextAsync("1 antwoord");
        // The writer stays on the page, sees the answer, may edit it, and the form is empty again.
        await Expect(writer.Page.Locator(".o-post").Filter(new() { HasText = "Zes weken" }).GetByRole(AriaRole.Link, new() { Name = "Bewerk" })).ToBeVisibleAsync();
        await Expect(writer.Page.GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" })).ToHaveValueAsync("");
        Assert.Empty(writer.Errors.Concat(reader.Errors));
    }

    [BrowserFact]
    public async Task Who_was_offline_for_a_while_ends_with_the_whole_thread_in_order()
    {
        var thread = await app.Ask("Aad");
        var edited = await app.Reply("Bea", thread, "Wordt bewerkt");
        await using var reader = await Open(thread, null);
        await reader.Context.SetOfflineAsync(true);
        await app.Reply("Cor", thread, "Gemist een");
        var gone = await app.Reply("Cor", thread, "Gemist twee");
        var bea = await app.Viewer("Bea");
        var cor = await app.Viewer("Cor");
        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Change(edited.Key, "Is bewerkt", 1, bea));
        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Withdraw(gone.Key, cor));
        await Task.Delay(5000);
        await Expect(reader.Page.Locator("[data-state=off]")).ToBeVisibleAsync();

        await reader.Context.SetOfflineAsync(false);
        await Expect(reader.Page.Locator("[data-live=live]")).ToBeVisibleAsync();
        await app.Reply("Aad", thread, "Erna", PostKind.Comment);

        var asker = reader.Page.Locator(".o-post").Filter(new() { HasText = "Erna" });
        await Expect(asker.Locator("[data-if=opener]")).ToHaveTextAsync("Vraagsteller");
        var live = await Content(reader.Page);
        await reader.Page.ReloadAsync();
        Assert.Equal(await Content(reader.Page), live);
        Assert.Equal(4, live.Count);
    }

    [BrowserFact]
    public async Task Acceptance_and_withdrawal_change_the_post_in_place()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Bea", thread, "Het antwoord");
        await using var asker = await Open(thread, "Aad");
        await using var reader = await Open(thread, null);

        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Dit is het antwoord" }).ClickAsync();
        await Expect(reader.Page.Locator($"#p-{answer.Key}").GetByText("Gekozen door de vraagsteller")).ToBeVisibleAsync();
        var bea = await app.Viewer("Bea");
        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Withdraw(answer.Key, bea));

        await Expect(reader.Page.Locator($"#p-{answer.Key}").GetByText("ingetrokken door de schrijver")).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("Het antwoord", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(reader.Page.Locator("#thread-title")).ToContainTextAsync("Nog geen reacties");
    }

    [BrowserFact]
    public async Task The_reason_of_the_first_answer_follows_its_own_votes_and_no_other_s()
    {
        var thread = await app.Ask("Aad");
        var (first, other) = (await app.Reply("Bea", thread, "Zes weken."), await app.Reply("Dirk", thread, "Acht weken."));
        await Vote(thread, first, "Cor", "Eef");
        await Conversation.Eventually(async () => await app.Scope(db => db.Posts.Where(p => p.Key == first.Key).Select(p => p.Votes).SingleAsync()) == 2);
        await using var reader = await Open(thread, null);
        var reason = reader.Page.Locator("[data-why]");
        await Expect(reason).ToContainTextAsync("2 leden");

        await Vote(thread, other, "Fay");
        await Expect(reader.Page.Locator($"#p-{other.Key} [data-if=useful] [data-slot=votes]")).ToHaveTextAsync("1");
        await Expect(reason).ToContainTextAsync("2 leden");
        await Vote(thread, first, "Gea");

        await Expect(reason).ToContainTextAsync("3 leden");
        Assert.Empty(reader.Errors);
    }

    [BrowserFact]
    public async Task What_comes_in_elsewhere_moves_nothing_and_is_told_by_a_pill()
    {
        var thread = await app.Ask("Aad");
        for (var i = 0; i < 12; i++)
            await app.Reply("Bea", thread, $"Antwoord {i}\n\n" + string.Join("\n\n", Enumerable.Repeat("Een alinea.", 8)));
        await using var reader = await Open(thread, null);
        await reader.Page.EvaluateAsync("scrollTo(0, 600)");
        var before = await reader.Page.EvaluateAsync<double>("scrollY");

        var post = await app.Reply("Cor", thread, "Nieuw onderaan");

        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "1 nieuwe reactie" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("[data-announce]")).ToHaveTextAsync("Nieuwe reactie van Cor");
        Assert.Equal(before, await reader.Page.EvaluateAsync<double>("scrollY"));
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "1 nieuwe reactie" }).ClickAsync();
        await Expect(reader.Page.Locator($"#p-{post.Key}")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task The_bell_of_a_member_rings_on_whatever_page_is_open_and_falls_silent_when_read()
    {
        var thread = await app.Ask("Belle");
        await using var asker = await Open(thread, "Belle");
        await asker.Page.GotoAsync("/about");
        var count = asker.Page.Locator(".o-bell [data-count]");
        await Expect(count).ToBeHiddenAsync();
        // The connection is made once the page has loaded.
        await asker.Page.WaitForTimeoutAsync(1500);

        await app.Reply("Bea", thread, "Zes weken.");

        await Expect(count).ToHaveTextAsync("1");
        await Expect(asker.Page.Locator("[data-bell-news]")).ToHaveTextAsync("Nieuwe melding");
        var other = await asker.Context.NewPageAsync();
        await other.GotoAsync($"/questions/{thread}");
        await other.Locator(".o-post").First.ScrollIntoViewIfNeededAsync();
        // A read answer is no news; it is the lead here, so reading on says so.
        await app.Reply("Bea", thread, "Acht weken.", PostKind.Comment);
        await other.Locator("[data-posts] .o-post").Last.ScrollIntoViewIfNeededAsync();
        await Expect(count).ToBeHiddenAsync();
        Assert.Empty(asker.Errors);
    }

    [BrowserFact]
    public async Task Parts_are_added_in_place_and_a_new_post_at_the_far_end_is_told_by_the_pill()
    {
        var thread = await app.Ask("Aad");
        var first = await app.Reply("Bea", thread, "Bericht 0");
        for (var i = 1; i < 50; i++)
            await app.Reply("Bea", thread, $"Bericht {i}.\n\nEen alinea.", PostKind.Comment);
        await using var reader = await Open(thread, null);
        var posts = reader.Page.Locator("[data-posts] > .o-post");
        await reader.Page.GotoAsync($"/questions/{thread}?end=1");
        await Expect(posts).ToHaveCountAsync(20);
        var place = await reader.Page.Locator("[data-posts] > .o-post").First.GetAttributeAsync("data-place");
        await reader.Page.GotoAsync($"/questions/{thread}?before={place}#thread");
        await Expect(reader.Page.Locator("[data-live=live]")).ToBeVisibleAsync();

        var link = reader.Page.GetByRole(AriaRole.Link, new() { Name = "Eerdere reacties" });
        var anchor = posts.First;
        var id = await anchor.GetAttributeAsync("id");
        await anchor.ScrollIntoViewIfNeededAsync();
        var before = await reader.Page.EvaluateAsync<double>("id => document.getElementById(id).getBoundingClientRect().top", id);
        await link.EvaluateAsync("a => { a.focus({ preventScroll: true }); a.click(); }");
        await Expect(posts).ToHaveCountAsync(30);
        Assert.Equal(before, await reader.Page.EvaluateAsync<double>("id => document.getElementById(id).getBoundingClientRect().top", id), 1.0);
        await Expect(link).ToBeHiddenAsync();

        var added = await app.Reply("Cor", thread, "Aan het einde", PostKind.Comment);
        var pill = reader.Page.GetByRole(AriaRole.Link, new() { Name = "1 nieuwe reactie" });
        await Expect(pill).ToBeVisibleAsync();
        await Expect(pill).ToHaveAttributeAsync("href", $"/threads/{thread}/posts/{added.Key}");
        await Expect(reader.Page.Locator("#thread-title")).ToContainTextAsync("50 opmerkingen");

        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Latere reacties" }).ClickAsync();
        await Expect(posts).ToHaveCountAsync(50);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Latere reacties" }).ClickAsync();
        await Expect(posts).ToHaveCountAsync(51);
        await app.Reply("Cor", thread, "En nog een", PostKind.Comment);
        await Expect(posts).ToHaveCountAsync(52);
        var places = await reader.Page.EvaluateAsync<double[]>("[...document.querySelectorAll('[data-posts] > .o-post')].map(p => Number(p.dataset.place))");
        Assert.Equal(places.Order().Distinct(), places);
        Assert.NotNull(first);
        Assert.Empty(reader.Errors);
    }

    [BrowserFact]
    public async Task Without_the_hub_the_page_still_fills_up()
    {
        var thread = await app.Ask("Aad");
        await using var reader = await Open(thread, null, context => context.RouteAsync("**/hubs/**", route => route.AbortAsync()));

        await app.Reply("Bea", thread, "Langs de andere weg");

        await Browser.SeesWithin(8, reader.Page.Locator(".o-post").Filter(new() { HasText = "Langs de andere weg" }));
        await Expect(reader.Page.Locator("[data-state=polling]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_reply_that_could_not_be_sent_stays_in_the_form()
    {
        var thread = await app.Ask("Aad");
        await using var writer = await Open(thread, "Bea");
        await writer.Page.GetByRole(AriaRole.Textbox, new() { Name = "Uw reactie" }).FillAsync("Bewaar mij");
        await writer.Context.SetOfflineAsync(true);

        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();
        await Expect(writer.Page.GetByText("Uw reactie is niet geplaatst. Uw tekst staat er nog.")).ToBeVisibleAsync();
        await writer.Context.SetOfflineAsync(false);
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();

        await Expect(writer.Page.Locator(".o-post").Filter(new() { HasText = "Bewaar mij" })).ToHaveCountAsync(1);
    }

    private static async Task<IReadOnlyList<string>> Content(IPage page) =>
        (await page.Locator(".o-post").AllInnerTextsAsync()).Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

    private async Task Vote(string thread, Post post, params string[] names)
    {
        foreach (var name in names)
        {
            var member = await app.Viewer(name);
            await app.Scope(async (PlatformDb db, CastVote votes) => await votes.Cast(thread, post.Key, true, member));
        }
    }

    private async Task<Reader> Open(string thread, string? name, Func<IBrowserContext, Task>? prepare = null)
    {
        var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        if (name is not null)
        {
            using var client = await app.As(name);
            var cookie = client.Cookie("platform").Split('=', 2);
            await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString() }]);
        }

        if (prepare is not null)
            await prepare(context);
        var reader = new Reader(context, await context.NewPageAsync());
        await reader.Page.GotoAsync($"/questions/{thread}");
        if (prepare is null)
            await Expect(reader.Page.Locator("[data-live=live]")).ToBeVisibleAsync();
        return reader;
    }

    private sealed class Reader : IAsyncDisposable
    {
        public Reader(IBrowserContext context, IPage page)
        {
            (Context, Page) = (context, page);
            page.PageError += (_, error) => Errors.Add(error);
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    Errors.Add(message.Text);
            };
        }

        public IBrowserContext Context { get; }

        public IPage Page { get; }

        public List<string> Errors { get; } = [];

        public ValueTask DisposeAsync() => Context.DisposeAsync();
    }
}
