using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Import;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.OwnData;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Questions;

/// <summary>What "Ik heb dit ook" does elsewhere: in kept pages, lists, notifications, and when a member leaves.</summary>
public sealed class SameQuestionShownTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_kept_page_says_to_each_reader_what_is_theirs_and_to_all_the_same_number()
    {
        var question = await app.Ask("Aad");
        var path = $"/questions/{question}";
        using var visitor = app.Visitor();
        var (cor, dirk, eva) = (await app.As("Cor"), await app.As("Dirk"), await app.As("Eva"));
        await Reads("0 0 0 0");
        await app.Have(question, "Cor", "Dirk");
        await Reads("2 1* 1* 2");
        await app.Have(question, "Eva");
        await Reads("3 2* 2* 2*");
        await cor.Press(question);
        await Reads("2 2 1* 1*");

        // Twice each, so that the second is the kept page.
        async Task Reads(string expected)
        {
            for (var i = 0; i < 2; i++)
            {
                var read = new List<string>();
                foreach (var reader in new[] { visitor, cor, dirk, eva })
                {
                    var page = await reader.Get(path);
                    var has = page.Document.QuerySelector(Same.Button)?.GetAttribute("aria-pressed") == "true";
                    Assert.Equal(has ? "false" : "true", page.Document.QuerySelector(Same.Button)?.GetAttribute("value") ?? "true");
                    var total = int.Parse(page.Document.QuerySelector("#same")!.GetAttribute("data-total")!, System.Globalization.CultureInfo.InvariantCulture);
                    read.Add($"{total - (has ? 1 : 0)}{(has ? "*" : "")}");
                }

                Assert.Equal(expected, string.Join(' ', read));
            }
        }
    }

    [Fact]
    public async Task Members_with_the_same_question_share_one_kept_page_and_it_names_nobody()
    {
        var question = await app.Ask("Aad");
        await app.Have(question, "Cor Kan Zwijgen", "Dirk Ook");
        using var dirk = await app.As("Dirk Ook");
        using var cor = await app.As("Cor Kan Zwijgen");
        await dirk.Get("/ask");
        await cor.Get("/ask");
        await cor.Get($"/questions/{question}");

        await Eventually(async () => IsKept(await cor.Get($"/questions/{question}")), "the page is kept");
        var shared = await dirk.Get($"/questions/{question}");

        Assert.True(IsKept(shared));
        Assert.Equal("U en 1 ander hebben dit ook", Same.Words(shared));
        Assert.DoesNotContain("Cor Kan Zwijgen", shared.Html, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Member("Cor Kan Zwijgen")).Key, shared.Html, StringComparison.Ordinal);

        static bool IsKept(Page page) => page.Response.Headers.TryGetValues("Cache-Status", out var status) && status.Single().EndsWith("hit", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_question_with_an_official_answer_has_no_button()
    {
        await ImportRun.Of(app,
        [
            JsonSerializer.Serialize(new { type = "organisation", id = "o:same", name = "ministerie van Same", layer = "rijk" }),
            JsonSerializer.Serialize(new { type = "member", id = "m:same", name = "Officieel", email = "officieel@example.org", organisation = "o:same", role = "civil-servant" }),
            .. new[] { true, false }.Select(accepted => JsonSerializer.Serialize(new
            {
                type = "question", id = $"q:same-{accepted}", language = "nl", title = $"Officiële vraag {accepted}", body = "Vraag.", author = "m:same", publishedAt = "2010-01-01",
                answers = new[] { new { id = $"p:same-{accepted}", author = "m:same", body = "Het antwoord.", accepted, publishedAt = "2010-02-01" } },
            })),
        ]);
        var keys = await app.Scope(db => db.Contributions.Where(c => c.Title.StartsWith("Officiële vraag")).ToDictionaryAsync(c => c.Title, c => c.Key));
        using var cor = await app.As("Cor");

        foreach (var reader in new[] { cor, app.Visitor() })
        {
            Assert.Null((await reader.Get($"/questions/{keys["Officiële vraag True"]}")).Document.QuerySelector("#same .o-useful"));
            Assert.NotNull((await reader.Get($"/questions/{keys["Officiële vraag False"]}")).Document.QuerySelector("#same .o-useful"));
        }
    }

    [Fact]
    public async Task Lists_show_the_number_and_the_home_page_begins_with_the_question_that_most_have()
    {
        await using var own = new TrustingApp();
        await own.InitializeAsync();
        var asked = await own.Ask("Aad");
        for (var i = 0; i < 4; i++)
            await own.Ask("Aad");
        using var visitor = own.Visitor();
        Assert.DoesNotContain(asked, (await visitor.Get("/")).Document.QuerySelector("[aria-labelledby=open]")!.InnerHtml, StringComparison.Ordinal);

        foreach (var name in new[] { "Cor", "Dirk" })
        {
            var viewer = await own.Viewer(name);
            await own.Scope((PlatformDb _, HaveSameQuestion same) => same.Record(asked, true, viewer));
        }

        var first = (await visitor.Get("/")).Document.QuerySelector("[aria-labelledby=open] li")!;
        Assert.Contains(asked, first.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("2 anderen hebben dit ook", first.TextContent, StringComparison.Ordinal);
        var row = (await visitor.Get("/questions")).Document.QuerySelectorAll(".o-entry").Single(r => r.InnerHtml.Contains(asked, StringComparison.Ordinal));
        Assert.Contains("2 anderen hebben dit ook", row.TextContent, StringComparison.Ordinal);
        await ((IAsyncLifetime)own).DisposeAsync();
    }

    [Fact]
    public async Task Those_who_have_the_same_question_hear_once_of_an_accepted_answer_and_of_a_conclusion()
    {
        var question = await app.Ask("Aad");
        await app.Have(question, "Bea", "Cor", "Dirk", "Eva");
        var answer = await app.Reply("Bea", question, "Zes weken.");
        var (aad, dirk, eva) = (await app.Viewer("Aad"), await app.Viewer("Dirk"), await app.Viewer("Eva"));
        await app.Scope((PlatformDb _, HaveSameQuestion same) => same.Record(question, false, dirk));
        await app.Scope(async db =>
        {
            db.MutedTopics.Add(new MutedTopic(eva.MemberKey!, NoticeTopic.Thanks));
            return await db.SaveChangesAsync();
        });

        foreach (var key in new[] { answer.Key, null, answer.Key })
            await app.Scope((PlatformDb _, AcceptAnswer accept) => accept.Accept(question, key, aad));
        Assert.Equal([NoticeKind.Solved], await Notices("Cor"));
        Assert.Equal([NoticeKind.Accepted, NoticeKind.Accepted], await Notices("Bea"));
        Assert.Empty(await Notices("Dirk"));
        Assert.Empty(await Notices("Eva"));
        using var cor = await app.As("Cor");
        Assert.Contains("Aad koos een antwoord op een vraag die u ook hebt", (await cor.Get("/notifications")).Text, StringComparison.Ordinal);

        await app.Scope((PlatformDb _, WriteConclusion conclusion) => conclusion.Write(question, "Het zijn zes weken.", false, 0, aad));
        Assert.Equal([NoticeKind.Solved, NoticeKind.Conclusion], await Notices("Cor"));
        Assert.Equal([NoticeKind.Conclusion], await Notices("Eva"));

        async Task<List<NoticeKind>> Notices(string name)
        {
            var key = (await app.Member(name)).Key;
            return await app.Scope(db => db.Notifications.Where(n => n.ThreadKey == question && n.MemberKey == key).OrderBy(n => n.At).Select(n => n.Kind).ToListAsync());
        }
    }

    [Fact]
    public async Task A_member_who_leaves_is_not_counted_any_more_on_a_page_that_was_read_before()
    {
        var question = await app.Ask("Aad");
        await app.Have(question, "Cor", "Leo Vertrekt");
        using var visitor = app.Visitor();
        Assert.Equal("2 anderen hebben dit ook", Same.Words(await visitor.Get($"/questions/{question}")));
        var leo = (await app.Member("Leo Vertrekt")).Key;
        await app.As("Leo Vertrekt");

        await app.Scope(async (PlatformDb _, EraseMember erase) =>
        {
            await erase.Erase(leo, PlatformApp.Password);
            return true;
        });

        Assert.Equal("1 ander heeft dit ook", Same.Words(await visitor.Get($"/questions/{question}")));
        Assert.Equal((1, 1), await app.Counted(question));
        Assert.False(await app.Scope(db => db.SameQuestions.AnyAsync(s => s.MemberKey == leo)));
    }
}
