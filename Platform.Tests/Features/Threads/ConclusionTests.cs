using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class ConclusionTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Who_asked_writes_a_conclusion_that_stands_above_the_posts_and_is_not_counted()
    {
        var thread = await app.Ask("Aad");
        await app.Reply("Bea", thread, "Zes weken.");
        var aad = await app.As("Aad");

        var page = await aad.Submit(await aad.Get($"/threads/{thread}/conclusion"), "#conclude", Typed("Het duurt **zes** weken."));

        var box = page.Document.QuerySelector("#conclusion")!;
        Assert.False(box.HasAttribute("hidden"));
        Assert.Equal("zes", box.QuerySelector("strong")?.TextContent);
        Assert.Single(page.Document.QuerySelectorAll("[data-posts] li, [data-lead] li"));
        Assert.Contains("0 opmerkingen", page.Document.QuerySelector("#thread-title")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_a_conclusion_and_says_that_it_is_one()
    {
        var thread = await app.Ask("Aad");
        await Conclude(thread, "Kortom: de kwikstaartregeling geldt niet.", 0);

        await Conversation.Eventually(() => Hit() is not null, "the conclusion is found");
        Assert.Contains("In de conclusie", Hit()!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);

        AngleSharp.Dom.IElement? Hit() => app.Visitor().Get("/search?q=kwikstaartregeling").GetAwaiter().GetResult()
            .Document.QuerySelector($"main h3 a[href^='/questions/{thread}']");
    }

    [Fact]
    public async Task Only_who_opened_the_thread_or_a_moderator_writes_it()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.Viewer("Bea");

        Assert.Equal("OnlyOwnerOrModerator", await app.Breaks((PlatformDb db, WriteConclusion conclusion) => conclusion.Write(thread, "Nee.", false, 0, bea)));
        await (await app.As("Bea")).Get($"/threads/{thread}/conclusion", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cited_post_says_so_and_stops_saying_so_when_the_conclusion_no_longer_cites_it()
    {
        var thread = await app.Ask("Aad");
        var one = await app.Reply("Bea", thread, "Zes weken.");
        var two = await app.Reply("Cor", thread, "Twaalf weken.");

        await Conclude(thread, $"[zes](#p-{one.Key}), niet [elders](/threads/anderekey1/posts/{two.Key}).", 0);
        var changes = await app.ApiVisitor().Changes(thread);
        Assert.Equal([(2L, two.Key, false), (3L, changes.Changes[1].Post!.Key, false), (4L, one.Key, true)], changes.Changes.Select(c => (c.Sequence, c.Post!.Key, c.Post.Cited)));
        Assert.Equal(PostKind.Conclusion, changes.Changes[1].Post!.Kind);
        var page = await app.Visitor().Get($"/questions/{thread}");
        Assert.Null(page.Document.QuerySelector($"#p-{one.Key} [data-if=cited]")!.GetAttribute("hidden"));
        Assert.NotNull(page.Document.QuerySelector($"#p-{two.Key} [data-if=cited]")!.GetAttribute("hidden"));

        await Conclude(thread, $"Toch [twaalf](/threads/{thread}/posts/{two.Key}).", 1);
        Assert.Equal([two.Key], (await app.ApiVisitor().Changes(thread)).Changes.Where(c => c.Post!.Cited).Select(c => c.Post!.Key));
    }

    [Fact]
    public async Task Each_version_says_who_wrote_it()
    {
        var thread = await app.Ask("Aad");
        await Conclude(thread, "Zes weken.", 0);
        var moderator = await app.Viewer("Mo Derator", MemberRoles.Moderator);
        await app.Scope((PlatformDb db, WriteConclusion conclusion) => conclusion.Write(thread, "Zeven weken.", false, 1, moderator));

        var page = await app.Visitor().Get($"/threads/{thread}/conclusion/history");

        var lines = page.Document.QuerySelectorAll("main ol.o-list li").Select(li => li.TextContent).ToList();
        Assert.Contains("Mo Derator", lines[0], StringComparison.Ordinal);
        Assert.Contains("Aad", lines[1], StringComparison.Ordinal);
        Assert.Equal("Zeven", page.Document.QuerySelector("td ins")?.TextContent);
    }

    [Fact]
    public async Task Who_asked_by_layer_only_stays_hidden_in_the_conclusion_and_its_history()
    {
        var thread = await app.Ask("Geheime Gerda", byLayerOnly: true);
        var gerda = await app.As("Geheime Gerda");

        // The form starts from how the question was signed.
        await gerda.Submit(await gerda.Get($"/threads/{thread}/conclusion"), "#conclude", Typed("Zes weken."));

        Assert.DoesNotContain("Gerda", (await app.Visitor().Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Gerda", (await app.Visitor().Get($"/threads/{thread}/conclusion/history")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Gerda", (await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conclusion_changed_meanwhile_is_not_overwritten_and_both_texts_are_shown()
    {
        var thread = await app.Ask("Aad");
        var aad = await app.As("Aad");
        var form = await aad.Get($"/threads/{thread}/conclusion");
        await Conclude(thread, "Van een ander venster.", 0);

        var refused = await aad.Submit(form, "#conclude", Typed("Van dit venster."), HttpStatusCode.Conflict);

        Assert.Contains("Van een ander venster.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Van dit venster.", refused.Html, StringComparison.Ordinal);
        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread && p.Kind == PostKind.Conclusion)));
    }

    [Fact]
    public async Task A_conclusion_can_be_seen_before_it_is_posted()
    {
        var thread = await app.Ask("Aad");
        var aad = await app.As("Aad");

        var page = await aad.Submit(await aad.Get($"/threads/{thread}/conclusion"), "#conclude", Typed("Het is **zo**."), button: "[formaction]");

        Assert.Equal("zo", page.Document.QuerySelector("#preview strong")?.TextContent);
        Assert.Equal(0, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
    }

    [Fact]
    public async Task Posts_are_cited_by_choosing_them_and_one_that_is_linked_already_is_not_offered()
    {
        var thread = await app.Ask("Aad");
        var one = await app.Reply("Bea", thread, "Zes weken.");
        var two = await app.Reply("Cor", thread, "Twaalf weken.");
        var elsewhere = await app.Reply("Cor", await app.Ask("Aad"), "In een ander gesprek.");
        var aad = await app.As("Aad");
        var form = await aad.Get($"/threads/{thread}/conclusion");
        Assert.Equal(2, form.Document.QuerySelectorAll("input[name=Cite]").Length);

        foreach (var (cite, links) in new[] { (one.Key, 1), (elsewhere.Key, 0) })
        {
            form = await aad.Submit(await aad.Get($"/threads/{thread}/conclusion"), "#conclude", new Dictionary<string, string> { ["Body"] = "Zes weken dus.", ["Cite"] = cite }, button: "[formaction]");
            Assert.Equal(links, form.Document.QuerySelectorAll("#preview a").Length);
            Assert.Equal(links, form.Document.QuerySelectorAll("input[name=Cite][checked]").Length);
        }

        await aad.Submit(await aad.Get($"/threads/{thread}/conclusion"), "#conclude", new Dictionary<string, string> { ["Body"] = $"Zes weken, niet [twaalf](#p-{two.Key}).", ["Cite"] = one.Key });

        var changes = await app.ApiVisitor().Changes(thread);
        Assert.Equal(new[] { one.Key, two.Key }.Order(), changes.Changes.Where(c => c.Post?.Cited == true).Select(c => c.Post!.Key).Order());
        var again = await aad.Get($"/threads/{thread}/conclusion");
        Assert.Empty(again.Document.QuerySelectorAll("input[name=Cite]"));
        Assert.DoesNotContain("Bea", again.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conclusion_is_no_reply_that_anyone_can_post()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.Viewer("Bea");

        Assert.Equal("PostKindUnknown", await app.Breaks((PlatformDb db, Reply reply) =>
            reply.Write(thread, new ReplyText(PostKind.Conclusion, "Zo is het."), bea, "sleutel-conclusie")));
    }

    private async Task Conclude(string thread, string body, int number)
    {
        var aad = await app.Viewer("Aad");
        await app.Scope((PlatformDb db, WriteConclusion conclusion) => conclusion.Write(thread, body, false, number, aad));
    }

    private static Dictionary<string, string> Typed(string body) => new() { ["Body"] = body };
}
