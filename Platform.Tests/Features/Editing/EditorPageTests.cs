using Microsoft.Playwright;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Editing;

/// <summary>Writing long texts in a real browser.</summary>
[Collection(Browser.Collection)]
public sealed class EditorPageTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>
{
    [BrowserFact]
    public async Task A_mark_is_made_by_button_or_key_taken_away_again_and_undone()
    {
        var page = await Open("Bea", $"/questions/{await app.Ask("Aad")}");
        var body = page.Locator("[name=Body]");
        await body.FillAsync("zes weken");
        await body.SelectTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vet", Exact = true }).ClickAsync();
        await Expect(body).ToHaveValueAsync("**zes weken**");
        await page.Keyboard.PressAsync("Control+b");
        await Expect(body).ToHaveValueAsync("zes weken");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("**zes weken**");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("zes weken");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("https://a.nl");
        await Expect(body).ToHaveValueAsync("[zes weken](https://a.nl)");
        await body.FillAsync("Dit:\neen\ntwee");
        await body.EvaluateAsync("text => text.setSelectionRange(5, 11)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Genummerde lijst" }).ClickAsync();
        await Expect(body).ToHaveValueAsync("Dit:\n\n1. een\n2. twee");
    }

    [BrowserFact]
    public async Task The_toolbar_is_one_stop_of_the_keyboard_and_its_arrows_go_round()
    {
        var page = await Open("Bea", "/write");
        var bar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Opmaak" });
        Assert.Equal(1, await bar.Locator("button[tabindex='0']").CountAsync());
        await bar.Locator("button").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Voetnoot" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync("[^1]\n\n[^1]: tekst van de voetnoot");
        await Expect(page.Locator("[data-preview] .o-notes")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_reply_is_previewed_in_place_and_the_preview_follows_the_text()
    {
        var page = await Open("Bea", $"/questions/{await app.Ask("Aad")}");
        await Expect(page.Locator("#preview")).ToBeHiddenAsync();
        await page.Locator("[name=Body]").FillAsync("Zes **weken**.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk voorbeeld" }).ClickAsync();
        await Expect(page.Locator("#preview strong")).ToHaveTextAsync("weken");
        await page.Locator("[name=Body]").FillAsync("Acht *weken*.");
        await Expect(page.Locator("#preview em")).ToHaveTextAsync("weken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verberg voorbeeld" }).ClickAsync();
        await Expect(page.Locator("#preview")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_quote_is_quiet_and_can_be_taken_away()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Cor", thread, "> Ouder citaat\n\nZes weken.\n\nSoms acht.");
        var page = await Open("Bea", $"/questions/{thread}");
        var body = page.Locator("[name=Body]");

        await page.Locator($"#p-{post.Key} [data-act=quote]").ClickAsync();
        await Expect(body).ToHaveValueAsync("> Zes weken.\n>\n> Soms acht.\n\n");
        await Expect(body).ToBeFocusedAsync();
        Assert.True(await body.EvaluateAsync<bool>("text => text.selectionStart === text.value.length"));
        await Expect(page.Locator("[data-context]")).ToContainTextAsync("citaat uit de reactie van Cor");
        Assert.Equal(post.Key, await page.Locator("[name=ReplyTo]").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuleer citaat" }).ClickAsync();
        await Expect(body).ToHaveValueAsync("");
        Assert.Equal("", await page.Locator("[name=ReplyTo]").InputValueAsync());
    }

    [BrowserFact]
    public async Task A_name_is_chosen_after_an_at_sign_also_of_somebody_who_is_not_on_the_page()
    {
        var thread = await app.Ask("Aad");
        await app.Reply("Jannie Hier", thread, "Zes weken.");
        await app.Reply("Janus Elders", await app.Ask("Aad"), "Acht weken.");
        var page = await Open("Bea", $"/questions/{thread}");
        var body = page.Locator("[name=Body]");
        await body.FocusAsync();

        await page.Keyboard.TypeAsync("Zie @jan");
        var options = page.GetByRole(AriaRole.Listbox, new() { Name = "Namen" }).GetByRole(AriaRole.Option);
        await Expect(options).ToHaveCountAsync(2);
        await Expect(options.First).ToContainTextAsync("Jannie Hier");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(await options.Nth(1).GetAttributeAsync("id"), await body.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Matches(@"^Zie \[@Janus Elders\]\(/members/[0-9a-z]+\) $", await body.InputValueAsync());
        await Expect(page.Locator("#mentions")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_post_is_cited_in_a_conclusion_by_a_press()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Cor", thread, "Zes weken.");
        var page = await Open("Aad", $"/threads/{thread}/conclusion");
        await page.Locator("[name=Body]").FillAsync("Het duurt zes weken");
        await page.Locator("[name=Body]").EvaluateAsync("text => text.setSelectionRange(10, 19)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Noem deze reactie in de tekst" }).ClickAsync();
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync($"Het duurt [zes weken](/threads/{thread}/posts/{post.Key})");
        Assert.Equal(0, await page.Locator("[name=Cite]:visible").CountAsync());
    }

    [BrowserFact]
    public async Task A_counter_speaks_only_near_the_limit_and_nothing_that_is_pasted_is_cut_off()
    {
        var page = await Open("Bea", "/ask");
        var counter = page.Locator("[data-counter=Title]");
        await page.Locator("[name=Title]").FillAsync(new string('x', 100));
        await Expect(counter).ToHaveTextAsync("");
        await page.Locator("[name=Title]").FillAsync(new string('x', 190));
        await Expect(counter.Locator("[data-seen]")).ToHaveTextAsync("Nog 10 tekens.");
        await Expect(counter.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nog 10 tekens.");
        await page.Locator("[name=Title]").FillAsync(new string('x', 212));
        await Expect(counter.Locator("[data-seen]")).ToHaveTextAsync("12 tekens te lang.");
    }

    [BrowserFact]
    public async Task The_box_one_writes_in_stays_where_it_is_when_suggestions_come()
    {
        var page = await Open("Bea", "/ask");
        await page.RouteAsync("**/ask?handler=Exists", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = "<details class='o-exists' open><summary>Bestaat dit al?</summary><ul class='o-list'>" + string.Concat(Enumerable.Repeat("<li><h2 class='o-title'>Een vraag</h2><p>Waarop dit lijkt.</p></li>", 4)) + "</ul></details>",
        }));
        var top = await page.Locator("[name=Body]").EvaluateAsync<double>("text => text.getBoundingClientRect().top + scrollY");
        await page.Locator("[name=Title]").FillAsync("Hoe lang duurt het termijnen?");
        await Expect(page.Locator("[data-found] li").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.Equal(top, await page.Locator("[name=Body]").EvaluateAsync<double>("text => text.getBoundingClientRect().top + scrollY"));
    }

    [BrowserTheory]
    [InlineData("<h1>Kop</h1><p>Een <b>vet</b> en <a href='https://a.nl/x'>link</a>.</p><ul><li>een<ol><li>diep</li></ol></li><li>twee</li></ul>", "## Kop\n\nEen **vet** en [link](https://a.nl/x).\n\n- een\n  1. diep\n- twee")]
    [InlineData("<table><tr><th>Jaar</th><th>Aantal</th></tr><tr><td>2024 | x</td><td>1.200</td></tr></table>", "| Jaar | Aantal |\n| --- | ---: |\n| 2024 \\| x | 1.200 |")]
    [InlineData("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·  </span>een</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1. </span>diep</p>", "- een\n   1. diep")]
    [InlineData("<b style='font-weight:normal'><p>Uit <i>Docs</i>, 2 * 3</p></b><a href='javascript:alert(1)'>x</a><img src=x onerror=alert(1)><script>alert(1)</script>", "Uit *Docs*, 2 \\* 3\n\nx")]
    [InlineData("<p>zonder opmaak</p>", "gewone tekst")]
    public async Task Formatted_text_is_pasted_as_markdown(string html, string markdown)
    {
        var page = await Open("Bea", "/write");
        var body = page.Locator("[name=Body]");
        await body.FocusAsync();
        await page.EvaluateAsync("() => import('/Features/Editing/_Pasted.cshtml.js').then(() => null)");
        await Paste(body, html, "gewone tekst");
        await Expect(body).ToHaveValueAsync(markdown);
    }

    [BrowserFact]
    public async Task Pasting_a_picture_says_that_it_cannot_be_added_yet()
    {
        var page = await Open("Bea", "/write");
        var body = page.Locator("[name=Body]");
        await body.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(8)], "kaart.png", { type: "image/png" }));
              text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.Locator("[data-says]")).ToContainTextAsync("kan nog niet");
        await Expect(body).ToHaveValueAsync("");
    }

    /// <summary>An event made by a script pastes nothing by itself, so an event that nobody handles pastes the plain text here.</summary>
    private static Task Paste(ILocator body, string html, string plain) => body.EvaluateAsync(
        """
        (text, [html, plain]) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", plain);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          if (text.dispatchEvent(event)) text.setRangeText(plain);
        }
        """,
        new[] { html, plain });

    private async Task<IPage> Open(string name, string path)
    {
        var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        using var client = await app.As(name);
        var cookie = client.Cookie("platform").Split('=', 2);
        await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await Expect(page.Locator("[data-toolbar], [data-counter]").First).ToBeVisibleAsync();
        return page;
    }
}
