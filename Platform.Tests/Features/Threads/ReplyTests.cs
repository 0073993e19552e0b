using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

/// <summary>The forms, in a browser without scripts.</summary>
public sealed class ReplyTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task One_replies_without_scripts_and_lands_on_the_reply()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.As("Bea");

        var page = await bea.Submit(await bea.Get($"/questions/{thread}"), "#reply", new Dictionary<string, string> { ["Body"] = "Zes **weken**.", ["Kind"] = "Answer" });

        Assert.Equal($"/questions/{thread}", page.Address.AbsolutePath);
        var post = await app.Scope(db => db.Posts.SingleAsync(p => p.ThreadKey == thread));
        Assert.Equal("weken", page.Document.QuerySelector($"#p-{post.Key} strong")?.TextContent);
    }

    [Fact]
    public async Task Without_scripts_one_sees_a_reply_before_posting_it_and_keeps_the_whole_form()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Cor", thread, "Het antwoord van Cor.");
        var bea = await app.As("Bea");

        var shown = await bea.Submit(await bea.Get($"/threads/{thread}/reply?to={answer.Key}"), "#reply", new Dictionary<string, string> { ["Body"] = "Dat is **niet** zo.\n\n## Kop\n\n#### Diep", ["Kind"] = "CounterView" }, button: "[data-show-preview]");

        Assert.Equal("niet", shown.Document.QuerySelector("#preview:not([hidden]) strong")?.TextContent);
        Assert.Contains("Diep", shown.Document.QuerySelector(".o-hints")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
        await bea.Submit(shown, "#reply", new Dictionary<string, string>());
        var post = await app.Scope(db => db.Posts.SingleAsync(p => p.ThreadKey == thread && p.Key != answer.Key));
        Assert.Equal((PostKind.CounterView, answer.Key), (post.Kind, post.ReplyToKey));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_post()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.As("Bea");
        var page = await bea.Get($"/questions/{thread}");
        var typed = new Dictionary<string, string> { ["Body"] = "Zes weken." };

        await Task.WhenAll(bea.Submit(page, "#reply", typed), bea.Submit(page, "#reply", typed));

        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
    }

    [Theory]
    [InlineData("", "Vul uw reactie in")]
    [InlineData("te lang", "te lang")]
    public async Task What_is_wrong_with_a_reply_is_told_above_the_text_as_typed(string kind, string message)
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Cor", thread, "Het antwoord van Cor.");
        var body = kind == "" ? "" : new string('x', 33 * 1024);
        var bea = await app.As("Bea");

        var form = await bea.Get($"/threads/{thread}/reply?to={answer.Key}");
        var page = await bea.Submit(form, "#reply", new Dictionary<string, string> { ["Body"] = body, ["Kind"] = "CounterView" }, HttpStatusCode.BadRequest);

        Assert.Contains(message, page.Document.QuerySelector(".utrecht-alert--error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(body, page.Document.QuerySelector<IHtmlTextAreaElement>("[name=Body]")!.Value);
        Assert.True(page.Document.QuerySelector<IHtmlInputElement>("[name=Kind][value=CounterView]")!.IsChecked);
        Assert.Equal(answer.Key, page.Document.QuerySelector<IHtmlInputElement>("[name=ReplyTo]")!.Value);
        Assert.Contains("Het antwoord van Cor.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_sends_the_form_gets_the_same_answer_as_data()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.As("Bea");
        var page = await bea.Get($"/questions/{thread}");

        var refused = await Fetch(bea, page, "", HttpStatusCode.BadRequest);
        var posted = await Fetch(bea, page, "Zes weken.", HttpStatusCode.OK);

        Assert.Contains("Vul uw reactie in", refused.GetProperty("errors").GetProperty("Body")[0].GetString(), StringComparison.Ordinal);
        Assert.False(posted.GetProperty("waits").GetBoolean());
        Assert.True(await app.Scope(db => db.Posts.AnyAsync(p => p.Key == posted.Text("key"))));
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        var page = await app.Visitor().Get($"/questions/{await app.Ask("Aad")}");

        Assert.Null(page.Document.QuerySelector("#reply"));
        Assert.NotNull(page.Document.QuerySelector("#thread a[href^='/account/sign-in']"));
    }

    [Fact]
    public async Task The_draft_of_a_reply_is_back_until_it_is_posted()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.As("Bea");
        await Fetch(bea, await bea.Get($"/questions/{thread}"), "Half geschr", HttpStatusCode.NoContent, "?handler=draft");

        var page = await bea.Get($"/questions/{thread}");
        Assert.Equal("Half geschr", page.Document.QuerySelector<IHtmlTextAreaElement>("[name=Body]")!.Value);

        page = await bea.Submit(page, "#reply", new Dictionary<string, string> { ["Body"] = "Helemaal geschreven" });
        Assert.Equal("", page.Document.QuerySelector<IHtmlTextAreaElement>("[name=Body]")!.Value.Trim());
    }

    [Fact]
    public async Task The_asker_chooses_an_answer_which_then_comes_first()
    {
        var thread = await app.Ask("Aad");
        await app.Reply("Bea", thread, "Eerste.");
        var second = await app.Reply("Cor", thread, "Tweede.");
        var aad = await app.As("Aad");

        var page = await aad.Get($"/questions/{thread}");
        page = await aad.Submit(page, "#accept", new Dictionary<string, string> { ["post"] = second.Key });

        Assert.Equal($"p-{second.Key}", page.Document.QuerySelector("[data-lead] .o-post--accepted")?.Id);
        var cor = await (await app.As("Cor")).Get($"/questions/{thread}");
        Assert.Null(cor.Document.QuerySelector("#accept"));
    }

    [Fact]
    public async Task A_trusted_author_edits_at_once()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var bea = await app.As("Bea");

        var page = await bea.Submit(await bea.Get($"/threads/{thread}/posts/{post.Key}/edit"), "#edit", new Dictionary<string, string> { ["Body"] = "Acht weken." });

        Assert.Contains("Acht weken.", page.Document.QuerySelector($"#p-{post.Key}")!.TextContent, StringComparison.Ordinal);
        await (await app.As("Cor")).Get($"/threads/{thread}/posts/{post.Key}/edit", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_edits_at_once_neither_text_is_lost()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var bea = await app.As("Bea");
        var form = await bea.Get($"/threads/{thread}/posts/{post.Key}/edit");
        await bea.Submit(form, "#edit", new Dictionary<string, string> { ["Body"] = "Zeven weken." });

        var page = await bea.Submit(form, "#edit", new Dictionary<string, string> { ["Body"] = "Acht weken." }, HttpStatusCode.Conflict);

        Assert.Equal("Acht weken.", page.Document.QuerySelector<IHtmlTextAreaElement>("[name=Body]")!.Value.Trim());
        Assert.Contains("Zeven weken.", page.Text, StringComparison.Ordinal);
        page = await bea.Submit(page, "#edit", new Dictionary<string, string>());
        Assert.Contains("Acht weken.", page.Document.QuerySelector($"#p-{post.Key}")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_withdraws_and_steps_forward_by_form()
    {
        var thread = await app.Ask("Aad");
        await app.Member("Ella", layer: Layer.Gemeente);
        var hidden = await app.Reply("Ella", thread, "Zonder naam.", byLayerOnly: true);
        var gone = await app.Reply("Ella", thread, "Toch maar niet.");
        var ella = await app.As("Ella");
        Assert.DoesNotContain("Ella", (await app.Visitor().Get($"/questions/{thread}")).Document.QuerySelector($"#p-{hidden.Key}")!.TextContent, StringComparison.Ordinal);

        await ella.Submit(await ella.Get($"/threads/{thread}/posts/{hidden.Key}/edit"), "#reveal", new Dictionary<string, string>());
        await ella.Submit(await ella.Get($"/threads/{thread}/posts/{gone.Key}/withdraw"), "#withdraw", new Dictionary<string, string>());

        var page = await app.Visitor().Get($"/questions/{thread}");
        Assert.Contains("Ella", page.Document.QuerySelector($"#p-{hidden.Key}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("o-post--gone", page.Document.QuerySelector($"#p-{gone.Key}")!.ClassName, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch maar niet", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_thread_is_read_in_pages_and_every_post_has_an_address_that_finds_it()
    {
        var thread = await app.Ask("Aad");
        var first = await app.Reply("Bea", thread, "De eerste opmerking.", PostKind.Comment);
        for (var i = 0; i < PostWindow.Size; i++)
            await app.Reply("Bea", thread, $"Opmerking {i}", PostKind.Comment);

        var start = await app.Visitor().Get($"/questions/{thread}");
        var last = await app.Visitor().Get($"/questions/{thread}?end=1");
        var earlier = await app.Visitor().Get($"/threads/{thread}/posts/{first.Key}");

        Assert.NotNull(start.Document.QuerySelector($"#p-{first.Key}"));
        Assert.Null(last.Document.QuerySelector($"#p-{first.Key}"));
        Assert.NotNull(last.Document.QuerySelector("p:not([hidden]) > [rel=prev]"));
        Assert.NotNull(earlier.Document.QuerySelector($"#p-{first.Key}"));
        await app.Visitor().Get($"/questions/{thread}?page=3", HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> Fetch(PlatformClient browser, Page page, string body, HttpStatusCode expected, string handler = "")
    {
        var form = page.Document.QuerySelector<IHtmlFormElement>("#reply")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") + handler)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Body"] = body,
                ["Kind"] = "Answer",
                ["ClientKey"] = form.QuerySelector<IHtmlInputElement>("[name=ClientKey]")!.Value,
                ["__RequestVerificationToken"] = form.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value,
            }),
        };
        request.Headers.Add("X-Requested-With", "fetch");
        using var response = await browser.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
