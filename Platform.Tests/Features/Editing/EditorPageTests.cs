using Microsoft.Playwright;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Editing;

/// <summary>Writing long texts in a real browser.</summary>
public sealed class EditorPageTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
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
        var (write, preview) = (page.GetByRole(AriaRole.Button, new() { Name = "Schrijf", Exact = true }), page.GetByRole(AriaRole.Button, new() { Name = "Voorbeeld", Exact = true }));
        var kind = page.Locator("#reply fieldset");
        var place = await kind.EvaluateAsync<double>("e => e.getBoundingClientRect().top + scrollY");
        await preview.ClickAsync();
        await Expect(page.Locator("#preview strong")).ToHaveTextAsync("weken");
        await Expect(preview).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("[name=Body]")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToBeHiddenAsync();
        Assert.Equal(place, await kind.EvaluateAsync<double>("e => e.getBoundingClientRect().top + scrollY"), 24.0);
        await write.ClickAsync();
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync("Zes **weken**.");
        await Expect(page.Locator("#preview")).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData("/questions/{thread}", "[name=Body]")]
    [InlineData("/ask", "[name=Title]")]
    public async Task What_was_typed_a_moment_before_a_reload_is_still_there(string path, string field)
    {
        var page = await Open("Kees", path.Replace("{thread}", await app.Ask("Aad"), StringComparison.Ordinal));
        await page.Locator(field).FillAsync("Net getypt");
        await page.ReloadAsync();
        await Expect(page.Locator(field)).ToHaveValueAsync("Net getypt");
    }

    [BrowserFact]
    public async Task A_reply_without_text_is_refused_at_its_field_as_in_other_forms()
    {
        var page = await Open("Bea", $"/questions/{await app.Ask("Aad")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();
        var errors = page.Locator("#reply [data-errors]");
        await Expect(errors).ToBeFocusedAsync();
        await Expect(errors.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "#Body");
        var body = page.Locator("[name=Body]");
        await Expect(body).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator(".utrecht-form-field--invalid #Body-error")).ToBeVisibleAsync();
        Assert.Contains("Body-error", await body.GetAttributeAsync("aria-describedby"), StringComparison.Ordinal);
        await body.FillAsync("Toch iets.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plaats reactie" }).ClickAsync();
        await Expect(errors).ToBeHiddenAsync();
        await Expect(page.Locator("#Body-error")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_reply_to_a_post_is_a_comment_unless_its_writer_chose_otherwise()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Cor", thread, "Zes weken.");
        var page = await Open("Bea", $"/questions/{thread}");
        var kind = page.GetByRole(AriaRole.Radio, new() { Checked = true });

        await Expect(kind).ToHaveValueAsync("Answer");
        await page.Locator($"#p-{post.Key} [data-act=reply]").ClickAsync();
        await Expect(kind).ToHaveValueAsync("Comment");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak er een losse reactie van" }).ClickAsync();
        await Expect(kind).ToHaveValueAsync("Answer");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Tegenspraak" }).CheckAsync();
        await page.Locator($"#p-{post.Key} [data-act=quote]").ClickAsync();
        await Expect(page.Locator("[name=Body]")).Not.ToHaveValueAsync("");
        await Expect(kind).ToHaveValueAsync("CounterView");
    }

    [BrowserFact]
    public async Task A_quote_keeps_lists_and_bold_and_takes_the_items_that_fit()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Cor", thread, "Drie dingen:\n\n1. **Eerst** vragen\n2. Dan wachten\n3. " + string.Join(' ', Enumerable.Repeat("En nog veel meer.", 30)));
        var page = await Open("Bea", $"/questions/{thread}");
        await page.Locator($"#p-{post.Key} [data-act=quote]").ClickAsync();
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync("> Drie dingen:\n>\n> 1. **Eerst** vragen\n> 2. Dan wachten …\n\n");

        await page.Locator("[name=Body]").FillAsync("");
        await page.Locator($"#p-{post.Key} ol").EvaluateAsync("list => getSelection().setBaseAndExtent(list.children[0], 0, list.children[1].firstChild, 8)");
        await page.Locator(".o-quote").ClickAsync();
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync("> 1. **Eerst** vragen\n> 2. Dan wach\n\n");
    }

    [BrowserFact]
    public async Task The_button_that_quotes_selected_text_stays_with_it_when_the_page_scrolls()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Cor", thread, "Zes weken.\n\n" + string.Join("\n\n", Enumerable.Repeat("Nog een alinea.", 60)));
        var page = await Open("Bea", $"/questions/{thread}");
        await page.Locator($"#p-{post.Key} [data-slot=html] p >> nth=0").EvaluateAsync("text => getSelection().selectAllChildren(text)");
        var button = page.Locator(".o-quote");
        await Expect(button).ToBeVisibleAsync();
        var below = "button => button.getBoundingClientRect().top - getSelection().getRangeAt(0).getBoundingClientRect().bottom";
        Assert.Equal(8, await button.EvaluateAsync<double>(below), 1.0);

        await page.EvaluateAsync("() => new Promise(done => { addEventListener('scroll', () => requestAnimationFrame(done), { once: true }); scrollBy({ top: 60, behavior: 'instant' }); })");
        await Expect(button).ToBeVisibleAsync();
        Assert.Equal(8, await button.EvaluateAsync<double>(below), 1.0);
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
        await Expect(page.Locator("[data-context]")).ToContainTextAsync("U citeert Cor");
        await Expect(page.Locator("[data-context] [data-words]")).ToBeVisibleAsync();
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
        await page.Keyboard.TypeAsync(" hoe ging het?");
        Assert.EndsWith(") hoe ging het?", await body.InputValueAsync(), StringComparison.Ordinal);
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
        await Expect(page.Locator("[data-found] li").First).ToBeVisibleAsync();
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
        await Expect(page.Locator("[data-toolbar]:not([hidden]), [data-counter]:not([hidden])").First).ToBeAttachedAsync();
        return page;
    }
}
