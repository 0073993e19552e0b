using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Import;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Import.ExchangeLines;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

/// <summary>What a page of a thread says about its posts, and which acts it offers.</summary>
public sealed class ThreadReadingTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Each_post_is_an_article_named_by_its_kind_its_author_and_its_time()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Bea", thread, "Zes weken.");
        var counter = await app.Reply("Cor", thread, "Nee, acht.", PostKind.CounterView, answer.Key);
        var gone = await app.Reply("Dirk", thread, "Weg ermee.", PostKind.Comment);
        var dirk = await app.Viewer("Dirk");
        await app.Scope((PlatformDb db, EditPost edit) => edit.Withdraw(gone.Key, dirk));

        var page = await app.Visitor().Get($"/questions/{thread}");

        Assert.StartsWith("Antwoord van Bea, ", Name(page, answer.Key), StringComparison.Ordinal);
        Assert.StartsWith("Tegenspraak van Cor, ", Name(page, counter.Key), StringComparison.Ordinal);
        Assert.StartsWith("Reactie die er niet meer is", Name(page, gone.Key), StringComparison.Ordinal);
        // An answer is not interrupted by the objection beside it: that comes after all its acts.
        var article = page.Document.QuerySelector($"#p-{answer.Key} article")!;
        Assert.Same(article.QuerySelector("[data-beside]"), article.QuerySelector(".o-post__main")!.LastElementChild);
    }

    [Fact]
    public async Task Each_act_says_on_whose_post_it_acts()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var named = await app.As("Aad");

        var acts = (await named.Get($"/questions/{thread}")).Document.QuerySelectorAll($"#p-{post.Key} .o-post__acts :is(a, button)");

        Assert.Equal(9, acts.Length);
        Assert.All(acts, act => Assert.EndsWith(": Bea", act.TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Own_posts_and_own_texts_have_edit_and_withdraw_together_under_the_text()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");

        var own = (await (await app.As("Bea")).Get($"/questions/{thread}")).Document.QuerySelectorAll($"#p-{post.Key} [data-if=own][href]:not([hidden])");
        Assert.Equal([$"/threads/{thread}/posts/{post.Key}/edit", $"/threads/{thread}/posts/{post.Key}/withdraw"], own.Select(a => a.GetAttribute("href")));
        var aad = await app.As("Aad");
        var question = (await aad.Get($"/questions/{thread}")).Document.QuerySelectorAll("[data-author-acts] a");
        Assert.Equal([$"/contributions/{thread}/edit", $"/contributions/{thread}/withdraw"], question.Select(a => a.GetAttribute("href")));
        Assert.Null((await app.Visitor().Get($"/questions/{thread}")).Document.QuerySelector("[data-author-acts]"));

        await aad.Submit(await aad.Get($"/contributions/{thread}/withdraw"), "#withdraw", new Dictionary<string, string>());
        await app.Visitor().Get($"/questions/{thread}", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_most_useful_answer_leads_with_its_votes_and_the_accepted_one_before_all()
    {
        var thread = await app.Ask("Aad");
        var first = await app.Reply("Bea", thread, "Zes weken.");
        var second = await app.Reply("Cor", thread, "Acht weken.");
        var third = await app.Reply("Dirk", thread, "Tien weken.");
        Assert.Null(await Lead(thread));

        (Post Post, string[] Voters)[] ballots = [(second, ["Eef", "Fay"]), (third, ["Eef", "Fay"]), (first, ["Eef"])];
        foreach (var (post, voters) in ballots)
        {
            foreach (var name in voters)
            {
                var viewer = await app.Viewer(name);
                await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, true, viewer));
            }
        }

        await Eventually(async () => await Why(thread) == "Nuttigste antwoord · 2 leden vonden dit nuttig", "the leading answer shows its votes");
        Assert.Equal($"p-{second.Key}", await Lead(thread));
        var aad = await app.Viewer("Aad");
        await app.Scope((PlatformDb db, AcceptAnswer accept) => accept.Accept(thread, first.Key, aad));
        Assert.Equal($"p-{first.Key}", await Lead(thread));
        Assert.Null(await Why(thread));
    }

    [Fact]
    public async Task Each_answer_is_labelled_and_comments_and_objections_are_counted_apart()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Bea", thread, "Zes weken.");
        var comment = await app.Reply("Cor", thread, "Dank.", PostKind.Comment);
        await app.Reply("Dirk", thread, "Nee, acht.", PostKind.CounterView, answer.Key);

        Assert.Equal("1 antwoord, 1 opmerking, 1 tegenspraak", await Title(thread));
        var page = await app.Visitor().Get($"/questions/{thread}");
        Assert.Equal(["Antwoord"], Labels(answer));
        Assert.Empty(Labels(comment));
        var now = await app.Scope((PlatformDb _, ThreadQueries threads) => threads.Changes(thread, 0, Web.Access.Viewer.Outsider));
        Assert.Equal((1, 1, 1), (now!.Answers, now.Comments, now.CounterViews));

        IEnumerable<string> Labels(Post post) => page.Document.QuerySelectorAll($"#p-{post.Key} .o-post__label:not([hidden])").Select(l => l.TextContent.Trim());
    }

    [Fact]
    public async Task An_imported_answer_is_not_called_the_choice_of_the_asker_and_a_text_that_repeats_its_title_is_left_out()
    {
        await ImportRun.Of(app, Organisation("min"), Member("m", "min"),
            """{"type":"question","id":"q-official","language":"nl","title":"Hoe vraag ik een paspoort aan?","body":"Hoe vraag ik een paspoort aan","author":"m","publishedAt":"2021-05-06","posts":[{"id":"a-official","kind":"answer","body":"Bij de gemeente.","author":"m","accepted":true}]}""");
        var thread = await app.Scope(db => db.Contributions.Where(c => c.ExternalId == "q-official").Select(c => c.Key).SingleAsync());

        var page = await app.Visitor().Get($"/questions/{thread}");

        var labels = page.Document.QuerySelectorAll("[data-lead] .o-post__label:not([hidden])").Select(l => l.TextContent.Trim());
        Assert.Equal(["Antwoord van Organisatie min"], labels);
        Assert.Single(page.Document.QuerySelector("main article")!.TextContent.Split("vraag ik een paspoort aan").Skip(1));
    }

    [Fact]
    public async Task A_thread_without_posts_says_so_once_and_a_count_of_none_is_left_out()
    {
        var thread = await app.Ask("Aad");
        Assert.Equal("Nog geen reacties", await Title(thread));

        await app.Reply("Bea", thread, "Zes weken.");
        Assert.Equal("1 antwoord", await Title(thread));
        await app.Reply("Cor", thread, "Dank.", PostKind.Comment);
        Assert.Equal("1 antwoord, 1 opmerking", await Title(thread));
    }

    [Fact]
    public async Task Closing_and_opening_a_conversation_are_asked_for_in_the_words_of_that_act()
    {
        var thread = await app.Ask("Aad");
        var mo = await app.As("Mo Derator", MemberRoles.Moderator);
        foreach (var (link, refusal, words) in new[] { ("Sluit gesprek", "waarom u het gesprek sluit", "Klaar."), ("Open gesprek weer", "waarom u het gesprek weer opent", "Toch niet.") })
        {
            var shown = (await mo.Get($"/questions/{thread}")).Document.QuerySelectorAll("[data-if-locked]:not([hidden])");
            Assert.Equal(link, Assert.Single(shown).TextContent);
            var refused = await mo.Submit(await mo.Get($"/threads/{thread}/lock"), "#lock", new Dictionary<string, string> { ["Words"] = " " }, System.Net.HttpStatusCode.BadRequest);
            Assert.Contains(refusal, refused.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("auteur niet verder", refused.Html, StringComparison.Ordinal);
            await mo.Submit(refused, "#lock", new Dictionary<string, string> { ["Words"] = words });
        }
    }

    private static string Name(Page page, string post) => string.Join(", ", page.Document.QuerySelector($"#p-{post} article")!.GetAttribute("aria-labelledby")!.Split(' ')
        .Select(id => string.Join(' ', page.Document.GetElementById(id)!.ChildNodes.Where(n => n is not IHtmlElement { IsHidden: true }).Select(n => n.TextContent.Trim()).Where(t => t.Length > 0))));

    private async Task<string?> Lead(string thread) => (await app.Visitor().Get($"/questions/{thread}")).Document.QuerySelector("[data-lead] > li")?.Id;

    private async Task<string?> Why(string thread) => (await app.Visitor().Get($"/questions/{thread}")).Document.QuerySelector("[data-why]")?.TextContent.Trim();

    private async Task<string> Title(string thread) => string.Concat((await app.Visitor().Get($"/questions/{thread}")).Document
        .QuerySelectorAll("#thread-title > span:not([hidden])").Select(s => s.TextContent));
}
