using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Questions;

/// <summary>"Ik heb dit ook" without scripts: who may press it, and what they see.</summary>
public sealed class SameQuestionTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_member_presses_it_and_the_page_says_so_and_pressing_again_undoes_it()
    {
        var question = await app.Ask("Aad");
        using var cor = await app.As("Cor");
        using var visitor = app.Visitor();
        Assert.Null(Same.Words(await visitor.Get($"/questions/{question}")));

        var pressed = await cor.Press(question);
        Assert.Equal("true", pressed.Document.QuerySelector(Same.Button)!.GetAttribute("aria-pressed"));
        Assert.Equal("U hebt dit ook", Same.Words(pressed));
        Assert.Equal("1 ander heeft dit ook", Same.Words(await visitor.Get($"/questions/{question}")));

        var undone = await cor.Press(question);
        Assert.Equal("false", undone.Document.QuerySelector(Same.Button)!.GetAttribute("aria-pressed"));
        Assert.Null(Same.Words(undone));
        Assert.Null(Same.Words(await visitor.Get($"/questions/{question}")));
        Assert.Equal((0, 0), await app.Counted(question));
    }

    [Fact]
    public async Task The_words_fit_the_number_and_the_language_of_each_reader()
    {
        var question = await app.Ask("Aad");
        await app.Have(question, "Cor", "Dirk");
        Assert.Equal("2 anderen hebben dit ook", await Words("Bea"));
        Assert.Equal("U en 1 ander hebben dit ook", await Words("Cor"));
        await app.Have(question, "Eva");
        Assert.Equal("3 anderen hebben dit ook", await Words("Aad"));
        Assert.Equal("U en 2 anderen hebben dit ook", await Words("Cor"));
        Assert.Equal("You and 2 others have this too", await Words("Cor", "en"));
        Assert.Equal("3 others have this too", await Words("Bea", "en"));

        async Task<string?> Words(string name, string language = "nl")
        {
            using var reader = await app.As(name);
            reader.SetCookie("language", language);
            return Same.Words(await reader.Get($"/questions/{question}"));
        }
    }

    [Fact]
    public async Task The_same_member_counts_once_also_twice_at_once_and_from_several_programs()
    {
        var question = await app.Ask("Aad");
        using var cor = await app.ApiAs("Cor die dubbelklikt");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => cor.PutAsync($"/api/v1/questions/{question}/same/mine", null)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal((1, 1), await app.Counted(question));

        var undone = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => cor.DeleteAsync($"/api/v1/questions/{question}/same/mine")));
        Assert.All(undone, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal((0, 0), await app.Counted(question));
    }

    [Fact]
    public async Task Twenty_members_at_once_are_twenty_and_an_open_page_hears_the_last_number()
    {
        var question = await app.Ask("Aad");
        var members = new List<Viewer>();
        for (var i = 0; i < 20; i++)
            members.Add(await app.Viewer($"Lid {i} met dezelfde vraag"));
        await using var open = new OpenPage(app.Address);
        await open.Connect();
        await open.Join(question);

        await Task.WhenAll(members.Select(m => Task.Run(() => app.Scope((PlatformDb _, HaveSameQuestion same) => same.Record(question, true, m)))));

        Assert.Equal((20, 20), await app.Counted(question));
        await Eventually(() => open.Events.Any(e => e is { Sequence: 20, Post: null, State.Same: 20 }), "the last number reaches an open page");
        Assert.Equal(20, Assert.Single((await app.ApiVisitor().Changes(question)).Changes).State!.Same);
    }

    [Fact]
    public async Task Those_who_asked_get_no_button_and_are_refused_in_words()
    {
        var question = await app.Ask("Aad");
        await app.Scope(async db =>
        {
            var bea = await app.Member("Bea");
            db.CoAuthors.Add(new CoAuthor(question, 1, new Byline(bea.Key, null, false, null)));
            return await db.SaveChangesAsync();
        });

        foreach (var name in new[] { "Aad", "Bea" })
        {
            using var asker = await app.As(name);
            var page = await asker.Get($"/questions/{question}");
            Assert.Null(page.Document.QuerySelector("#same form"));
            Assert.Contains("Dit is uw eigen vraag.", (await asker.Send(page, question, HttpStatusCode.BadRequest)).Text, StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), await app.Counted(question));
    }

    [Fact]
    public async Task A_closed_conversation_refuses_in_words_and_hides_the_button_but_can_be_undone()
    {
        var question = await app.Ask("Aad");
        var (mo, cor) = (await app.Viewer("Mo", MemberRoles.Moderator), await app.As("Cor"));
        await app.Have(question, "Dirk");
        var open = await cor.Get($"/questions/{question}");
        await app.Scope((PlatformDb _, ModerateThread moderate) => moderate.Lock(question, "Het is gezegd.", mo));

        Assert.Contains("Een moderator heeft dit gesprek gesloten.", (await cor.Send(open, question, HttpStatusCode.BadRequest)).Text, StringComparison.Ordinal);
        var shown = (await cor.Get($"/questions/{question}")).Document.QuerySelector("#same")!;
        Assert.Equal("true", shown.GetAttribute("data-locked"));
        using var dirk = await app.As("Dirk");
        Assert.Equal("false", (await dirk.Get($"/questions/{question}")).Document.QuerySelector("#same")!.GetAttribute("data-locked"));
        await dirk.Press(question);
        Assert.Equal((0, 0), await app.Counted(question));
    }

    [Theory]
    [InlineData(ContributionStatus.Hidden)]
    [InlineData(ContributionStatus.Withdrawn)]
    [InlineData(ContributionStatus.Retracted)]
    public async Task A_question_that_is_closed_refuses_in_words_those_who_can_read_it_and_does_not_exist_for_others(ContributionStatus status)
    {
        var question = await app.Ask("Aad");
        using var cor = await app.As("Cor");
        using var mo = await app.As("Mo Leest Alles", MemberRoles.Moderator);
        var (corOpen, moOpen) = (await cor.Get($"/questions/{question}"), await mo.Get($"/questions/{question}"));
        await app.Scope(db => db.Contributions.Where(c => c.Key == question).ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, status)));

        Assert.Contains("Deze bijdrage is gesloten.", (await mo.Send(moOpen, question, HttpStatusCode.BadRequest)).Text, StringComparison.Ordinal);
        var refused = await cor.Send(corOpen, question, status == ContributionStatus.Retracted ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound);
        Assert.Contains(status == ContributionStatus.Retracted ? "Deze bijdrage is gesloten." : "bestaat niet", refused.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), await app.Counted(question));
    }

    [Fact]
    public async Task A_visitor_sees_the_number_and_comes_back_to_the_button_after_signing_in()
    {
        var question = await app.Ask("Aad");
        await app.Have(question, "Cor", "Dirk", "Eva", "Fons");
        await app.Member("Gerda Meldt Aan");
        using var browser = app.Visitor();
        var page = await browser.Get($"/questions/{question}");
        Assert.Equal("4 anderen hebben dit ook", Same.Words(page));
        Assert.Null(page.Document.QuerySelector("#same form"));

        var back = await browser.SignIn("gerda-meldt-aan@example.org", PlatformApp.Password, path: page.Document.QuerySelector("#same a")!.GetAttribute("href")!);

        Assert.Equal($"/questions/{question}", back.Address.AbsolutePath);
        var pressed = await browser.Submit(back, "#same form", new Dictionary<string, string>(), button: Same.Button);
        Assert.Equal("U en 4 anderen hebben dit ook", Same.Words(pressed));
    }
}
