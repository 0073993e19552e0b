using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Contributions;

public sealed class WritingTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_draft_is_kept_on_the_server_and_opens_on_another_device()
    {
        using var office = await app.As("Anna");
        await office.Keep(await office.Get("/ask"), [("Title", "Half een vraag")]);
        var key = await app.Scope(db => db.Drafts.Where(d => d.Title == "Half een vraag").Select(d => d.Subject).SingleAsync());

        using var home = await app.As("Anna");
        var opened = await home.Get($"/contributions/{key}/edit");

        Assert.Equal($"/ask?key={key}", opened.Address.PathAndQuery);
        Assert.Equal("Half een vraag", opened.Document.QuerySelector("#Title")!.GetAttribute("value"));
        using var other = await app.As("Bram");
        await other.Get($"/ask?key={key}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_form_offers_the_drafts_of_its_kind()
    {
        using var cato = await app.As("Cato");
        Assert.Null((await cato.Get("/ask")).Document.QuerySelector("[aria-labelledby=drafts]"));
        var draft = await cato.Keep(await cato.Get("/ask"), [("Title", "Wordt vervolgd")]);

        var offered = (await cato.Get("/ask")).Document.QuerySelector("[aria-labelledby=drafts] a")!;

        Assert.Equal(("Wordt vervolgd", draft.Address.PathAndQuery), (offered.TextContent, offered.GetAttribute("href")));
        Assert.Null(draft.Document.QuerySelector("[aria-labelledby=drafts]"));
        Assert.Null((await cato.Get("/write")).Document.QuerySelector("[aria-labelledby=drafts]"));
    }

    [Fact]
    public async Task Who_writes_an_article_is_told_first_who_reads_it_and_how_long_that_takes()
    {
        using var cato = await app.As("Cato");

        var form = (await cato.Get("/write")).Document.QuerySelector(Writing.Form)!;

        Assert.Matches(@"Een moderator leest dit voordat het online komt\.\s+Dat duurt hoogstens 3 dagen\.", form.QuerySelector("#waits")!.TextContent);
        Assert.Equal(["waits", "Title", "Body", "Summary"], form.QuerySelectorAll("#waits, #Title, #Body, #Summary").Select(e => e.Id));
    }

    [Fact]
    public async Task A_draft_changed_on_another_device_is_shown_beside_the_typed_text()
    {
        using var anna = await app.As("Anna");
        var first = await anna.Keep(await anna.Get("/ask"), [("Title", "Concept van kantoor"), ("Body", "Eerste tekst.")]);
        await anna.Keep(first, [("Body", "Tekst van thuis.")]);

        var conflict = await anna.Keep(first, [("Body", "Tekst van kantoor.")], HttpStatusCode.Conflict);

        Assert.Equal("Tekst van kantoor.", conflict.Document.QuerySelector("#Body")!.TextContent.Trim());
        Assert.Contains("Tekst van thuis.", conflict.Text, StringComparison.Ordinal);
        await anna.Keep(conflict, []);
        Assert.Equal("Tekst van kantoor.", await app.Scope(db => db.Drafts.Where(d => d.Title == "Concept van kantoor").Select(d => d.Body).SingleAsync()));
    }

    [Fact]
    public async Task Two_windows_that_both_saw_no_draft_do_not_overwrite_each_other()
    {
        using var anna = await app.As("Anna");
        var form = await anna.Get("/ask");
        await anna.Keep(form, [("Title", "Uit het ene venster")]);

        var conflict = await anna.Keep(form, [("Title", "Uit het andere venster")], HttpStatusCode.Conflict);

        Assert.Contains("Uit het ene venster", conflict.Text.Replace("\u00ad", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_submit_makes_one_contribution()
    {
        using var anna = await app.As("Anna");
        var form = await anna.Get("/ask");

        var once = await anna.Send(form, [("Title", "Twee keer geklikt"), ("Body", "Eén vraag.")]);
        var twice = await anna.Send(form, [("Title", "Twee keer geklikt"), ("Body", "Eén vraag.")]);

        Assert.Equal(once.Address, twice.Address);
        Assert.Equal(1, await app.Scope(db => db.Revisions.CountAsync(r => r.Title == "Twee keer geklikt")));
        Assert.Equal(0, await app.Scope(db => db.Drafts.CountAsync(d => d.Title == "Twee keer geklikt")));
    }

    [Fact]
    public async Task A_double_submit_at_the_same_moment_makes_one_contribution()
    {
        using var anna = await app.As("Anna");
        var form = await anna.Get("/ask");

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => anna.Send(form, [("Title", "Vier keer tegelijk"), ("Body", "Eén vraag.")])));

        Assert.Single(both.Select(p => p.Address).Distinct());
        Assert.Equal(1, await app.Scope(db => db.Revisions.CountAsync(r => r.Title == "Vier keer tegelijk")));
    }

    [Fact]
    public async Task A_stale_edit_shows_both_texts()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.Ask("Een vraag die verandert", "De eerste tekst.");
        var early = await anna.Get($"/contributions/{shown.Key()}/edit");
        await anna.Send(early, [("Body", "De tekst van het andere venster.")]);

        var stale = await anna.Send(early, [("Body", "De tekst van dit venster.")], HttpStatusCode.Conflict);

        Assert.Equal("De tekst van dit venster.", stale.Document.QuerySelector("#Body")!.TextContent.Trim());
        Assert.Contains("De tekst van het andere venster.", stale.Text, StringComparison.Ordinal);
        Assert.NotEmpty(stale.Document.QuerySelectorAll(".o-diff ins"));
        await anna.Send(stale, []);
        var bodies = await app.Scope(db => db.Revisions.Where(r => r.ContributionKey == shown.Key()).OrderBy(r => r.Number).Select(r => r.Body).ToListAsync());
        Assert.Equal(["De eerste tekst.", "De tekst van het andere venster.", "De tekst van dit venster."], bodies);
    }

    [Theory]
    [InlineData("", "Een tekst.", "Title")]
    [InlineData("Zonder tekst", "", "Body")]
    [InlineData("Met een kapot teken \uFFFD", "Een tekst.", "Title")]
    public async Task What_breaks_a_rule_comes_back_with_the_text_and_a_message(string title, string body, string field)
    {
        using var anna = await app.As("Anna");

        var refused = await anna.Send(await anna.Get("/ask"), [("Title", title), ("Body", body)], HttpStatusCode.BadRequest);

        Assert.NotNull(refused.Document.QuerySelector($"#{field}-error"));
        Assert.Equal(title, refused.Document.QuerySelector("#Title")!.GetAttribute("value") ?? "");
        Assert.Equal(body, refused.Document.QuerySelector("#Body")!.TextContent.Trim());
    }

    [Fact]
    public async Task Too_long_and_too_deep_texts_come_back_too()
    {
        using var anna = await app.As("Anna");
        var form = await anna.Get("/ask");
        string[] bodies = [new string('é', 33 * 1024), string.Concat(Enumerable.Repeat("> ", 200)) + "diep"];

        foreach (var body in bodies)
        {
            var refused = await anna.Send(form, [("Title", "Te veel"), ("Body", body)], HttpStatusCode.BadRequest);
            Assert.NotNull(refused.Document.QuerySelector("#Body-error"));
            Assert.Equal(body, refused.Document.QuerySelector("#Body")!.TextContent.Trim());
        }

        var longTitle = await anna.Send(form, [("Title", new string('a', 201)), ("Body", "Een tekst.")], HttpStatusCode.BadRequest);
        Assert.NotNull(longTitle.Document.QuerySelector("#Title-error"));
        var endless = await anna.Keep(form, [("Title", new string('a', 2000))], HttpStatusCode.BadRequest);
        Assert.Equal(2000, endless.Document.QuerySelector("#Title")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task The_preview_is_what_the_renderer_will_publish()
    {
        using var anna = await app.As("Anna");
        var form = await anna.Get("/ask");

        var shown = await anna.Submit(form, Writing.Form, new Dictionary<string, string> { ["Body"] = "Dit is **vet** <script>alert(1)</script>" }, button: "[formaction*='handler=Preview']");
        var token = form.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var byScript = await anna.Http.PostAsync("/preview", new FormUrlEncodedContent(new Dictionary<string, string> { ["body"] = "Dit is **vet**", ["__RequestVerificationToken"] = token }));
        using var withoutToken = await anna.Http.PostAsync("/preview", new FormUrlEncodedContent(new Dictionary<string, string> { ["body"] = "Dit is **vet**" }));

        Assert.NotNull(shown.Document.QuerySelector("[data-preview] strong"));
        Assert.Null(shown.Document.QuerySelector("[data-preview] script"));
        Assert.Contains("<strong>vet</strong>", await byScript.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // A form without the right token is given back to its writer instead.
        Assert.DoesNotContain("<strong>vet</strong>", await withoutToken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_keeps_itself_by_script_and_says_when()
    {
        using var anna = await app.As("Anna");
        var form = await anna.Get("/write");
        var fields = form.Document.QuerySelectorAll($"{Writing.Form} input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        fields["Title"] = "Vanzelf bewaard";
        fields["Language"] = "nl";

        using var kept = await anna.Http.PostAsync("/write?handler=Autosave", new FormUrlEncodedContent(fields));
        fields["Title"] = "Van een venster dat achterloopt";
        using var late = await anna.Http.PostAsync("/write?handler=Autosave", new FormUrlEncodedContent(fields));

        Assert.Contains("Bewaard op de server om", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(1, await app.Scope(db => db.Drafts.CountAsync(d => d.Title == "Vanzelf bewaard")));
    }

    [Fact]
    public async Task A_withdrawn_question_is_gone_for_others_and_leaves_the_queue()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.Ask("Toch maar niet");
        var edit = await anna.Get($"/contributions/{shown.Key()}/edit");

        // Where it leads next (my work) is another's page.
        using (await anna.Http.PostAsync($"/contributions/{shown.Key()}/edit?handler=Withdraw", Token(edit)))
        {
        }

        Assert.Equal(0, await app.Scope(db => db.ReviewItems.CountAsync(i => i.ContributionKey == shown.Key() && i.ClosedAt == null)));
        await app.Visitor().Get(shown.Address.AbsolutePath, HttpStatusCode.NotFound);
        Assert.Contains("ingetrokken", (await anna.Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        await anna.Get($"/contributions/{shown.Key()}/edit", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_edits_or_withdraws_what_another_wrote()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.Ask("Van Anna alleen");
        using var bram = await app.As("Bram");
        var token = Token(await bram.Get("/ask"));

        await bram.Get($"/contributions/{shown.Key()}/edit", HttpStatusCode.NotFound);
        using var withdrawn = await bram.Http.PostAsync($"/contributions/{shown.Key()}/edit?handler=Withdraw", token);
        Assert.Equal(HttpStatusCode.NotFound, withdrawn.StatusCode);
    }

    [Fact]
    public async Task Who_writes_by_layer_reads_beforehand_what_is_shown()
    {
        using var anna = await app.As("Petra", layer: Platform.Web.Features.Organisations.Layer.Provincie);

        var form = await anna.Get("/ask");

        Assert.Contains("iemand bij de overheid", form.Document.QuerySelector("#ByLayerOnly-description")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("minder dan tien mensen", form.Document.QuerySelector("#ByLayerOnly-description")!.TextContent, StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Token(Page page) => new(new Dictionary<string, string>
    {
        ["__RequestVerificationToken"] = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
    });
}
