using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

/// <summary>What members do with their own posts, and with those of others.</summary>
public sealed class AuthorActsTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Withdrawing_asks_first_and_leaves_a_tombstone_that_keeps_the_replies()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Spijtwoord.");
        var reply = await app.Reply("Cor", thread, "Ik reageer.", PostKind.Comment, post.Key);
        var bea = await app.As("Bea");

        var sure = await bea.Get($"/threads/{thread}/posts/{post.Key}/withdraw");
        Assert.Contains("U kunt dit niet ongedaan maken.", sure.Text, StringComparison.Ordinal);
        var page = await bea.Submit(sure, "#withdraw", new Dictionary<string, string>());

        Assert.DoesNotContain("Spijtwoord", page.Html, StringComparison.Ordinal);
        Assert.Contains("ingetrokken door de schrijver", page.Document.QuerySelector($"#p-{post.Key}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ik reageer.", page.Document.QuerySelector($"#p-{reply.Key}")!.TextContent, StringComparison.Ordinal);
        await (await app.As("Cor")).Get($"/threads/{thread}/posts/{reply.Key}/withdraw");
        await bea.Get($"/threads/{thread}/posts/{reply.Key}/withdraw", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_edited_post_shows_its_versions_to_everyone_until_it_is_withdrawn()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Het duurt zes weken.");
        var bea = await app.Viewer("Bea");
        await app.Scope((PlatformDb db, EditPost edit) => edit.Change(post.Key, "Het duurt acht weken.", 1, bea));

        var question = await app.Visitor().Get($"/questions/{thread}");
        var link = question.Document.QuerySelector($"#p-{post.Key} [data-if=edited] a")!;
        Assert.Null(question.Document.QuerySelector($"#p-{post.Key} [data-if=edited]")!.GetAttribute("hidden"));
        var history = await app.Visitor().Get(link.GetAttribute("href")!);
        Assert.Equal(("zes", "acht"), (history.Document.QuerySelector("td del")?.TextContent, history.Document.QuerySelector("td ins")?.TextContent));
        Assert.Contains("zes", (await app.Visitor().Get($"{history.Address.AbsolutePath}?version=1")).Text, StringComparison.Ordinal);

        await app.Scope((PlatformDb db, EditPost edit) => edit.Withdraw(post.Key, bea));
        await app.Visitor().Get(history.Address.AbsolutePath, HttpStatusCode.NotFound);
        await (await app.As("Bea")).Get(history.Address.AbsolutePath, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Thanks_reach_the_author_alone_and_once()
    {
        var thread = await app.Ask("Aad");
        await app.As("Bea");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var dirk = await app.As("Dankbare Dirk");

        var form = await dirk.Get($"/threads/{thread}/posts/{post.Key}/thanks");
        await dirk.Submit(form, "#thanks", new Dictionary<string, string> { ["Line"] = "Dit scheelde mij een dag." });

        var notice = await app.Scope(db => db.Notifications.SingleAsync(n => n.Kind == NoticeKind.Thanks && n.PostKey == post.Key));
        Assert.Equal((post.AuthorKey, "Dit scheelde mij een dag."), (notice.MemberKey, notice.Line));
        await dirk.Submit(form, "#thanks", new Dictionary<string, string> { ["Line"] = "Nog eens." }, HttpStatusCode.Conflict);
        foreach (var html in new[] { (await app.Visitor().Get($"/questions/{thread}")).Html, (await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes")).ToString() })
        {
            Assert.DoesNotContain("Dankbare", html, StringComparison.Ordinal);
            Assert.DoesNotContain("scheelde", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_thanks_themselves_or_in_more_than_a_line()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var (bea, cor) = (await app.Viewer("Bea"), await app.Viewer("Cor"));

        Assert.Equal("NotOnYourOwnPost", await app.Breaks((PlatformDb db, ThankAuthor t) => t.Thank(thread, post.Key, "Goed zo", bea)));
        Assert.Equal("LineTooLong", await app.Breaks((PlatformDb db, ThankAuthor t) => t.Thank(thread, post.Key, new string('a', 201), cor)));
        await (await app.As("Bea")).Get($"/threads/{thread}/posts/{post.Key}/thanks", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_scripts_one_quotes_a_post_in_the_reply_form()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "> Was het niet vier?\n\nZes weken[^1].\n\nSoms acht.\n\n" + string.Join(' ', Enumerable.Repeat("Daarna nog veel meer.", 40)) + "\n\n[^1]: Uit de wet.");
        var cor = await app.As("Cor");
        var question = await cor.Get($"/questions/{thread}");

        var page = await cor.Get(question.Document.QuerySelector($"#p-{post.Key} [data-act=quote]")!.GetAttribute("href")!);
        var body = page.Document.QuerySelector("textarea")!.TextContent;
        Assert.StartsWith("> Zes weken.\n>\n> Soms acht.\n>\n> Daarna nog", body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.InRange(body.Length, 200, 330);
        Assert.Matches("[.…]\n\n$", body.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("/threads/", body, StringComparison.Ordinal);
        var posted = await cor.Submit(page, "#reply", new Dictionary<string, string> { ["Body"] = body + "Dat klopt.", ["Kind"] = "Comment" });

        Assert.Equal("Soms acht.", posted.Document.QuerySelector(".o-post blockquote p:nth-child(2)")?.TextContent);
        Assert.Equal(post.Key, await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread && p.Kind == PostKind.Comment).Select(p => p.ReplyToKey).SingleAsync()));
    }

    [Fact]
    public async Task Without_scripts_a_quote_keeps_lists_and_bold_and_a_reply_to_a_post_is_a_comment()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Drie dingen:\n\n1. **Eerst** vragen\n2. Dan wachten\n3. " + string.Join(' ', Enumerable.Repeat("En nog veel meer.", 30)));
        var cor = await app.As("Cor");

        var page = await cor.Get($"/threads/{thread}/reply?quote={post.Key}");

        Assert.Equal("> Drie dingen:\n>\n> 1. **Eerst** vragen\n> 2. Dan wachten …\n\n", page.Document.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n").TrimStart('\n'));
        Assert.Equal("Comment", Kind(page));
        Assert.Equal("Answer", Kind(await cor.Get($"/questions/{thread}")));

        static string? Kind(Page page) => page.Document.QuerySelector("#reply [type=radio][checked]")?.GetAttribute("value");
    }

    [Fact]
    public async Task An_objection_stands_beside_what_it_answers_keeps_its_place_and_can_be_shown_alone()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Bea", thread, "Zes weken.");
        await app.Reply("Cor", thread, "Mee eens.", PostKind.Comment);
        var counter = await app.Reply("Dirk", thread, "Dat is **niet** gemeten.", PostKind.CounterView, answer.Key);
        var opening = await app.Reply("Eva", thread, "De vraag klopt niet.", PostKind.CounterView);

        var page = await app.Visitor().Get($"/questions/{thread}");
        var beside = Assert.Single(page.Document.QuerySelectorAll($"#p-{answer.Key} [data-beside] li"));
        Assert.Equal("Tegenspraak van DirkDat is niet gemeten.", beside.TextContent);
        Assert.Contains("waarmee dit gesprek begon", page.Document.QuerySelector($"#p-{opening.Key} [data-if=onOpening]:not([hidden])")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tegenspraak (2)", page.Document.QuerySelector("[data-kinds]")!.TextContent, StringComparison.Ordinal);

        var alone = await app.Visitor().Get($"/questions/{thread}?show=counter-view");
        Assert.Equal([$"p-{counter.Key}", $"p-{opening.Key}"], alone.Document.QuerySelectorAll("#thread .o-post[id]").Select(p => p.Id));
    }
}

/// <summary>An application in which a post that readers saw can no longer be changed.</summary>
public sealed class LastWordApp : PlatformApp
{
    public LastWordApp()
    {
        Settings["Moderation:ApprovedBeforeTrust"] = "0";
        Settings["Threads:EditFor"] = "00:00:00";
    }
}

public sealed class EditTimeTests(LastWordApp app) : IClassFixture<LastWordApp>
{
    [Fact]
    public async Task When_the_time_is_over_the_text_stays_and_a_new_reply_is_offered()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var bea = await app.Viewer("Bea");

        Assert.Equal("EditTimeOver", await app.Breaks((PlatformDb db, EditPost edit) => edit.Change(post.Key, "Acht weken.", 1, bea)));
        var page = await (await app.As("Bea")).Get($"/threads/{thread}/posts/{post.Key}/edit");
        Assert.Null(page.Document.QuerySelector("#edit"));
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/threads/{thread}/reply?to={post.Key}']"));
        Assert.NotNull(page.Document.QuerySelector($"main a[href$='/withdraw']"));
    }
}
