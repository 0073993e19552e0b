using System.Net;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Questions;

public sealed class QuestionPagesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_list_shows_twenty_and_leads_to_the_rest()
    {
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        for (var i = 1; i <= 21; i++)
            await mo.Ask($"Vraag nummer {i:00}", more: ("Tags", "Veel vragen"));

        var first = await app.Visitor().Get("/questions?state=open");
        var second = await app.Visitor().Get("/questions?state=open&page=2");

        Assert.Equal(20, first.Document.QuerySelectorAll(".o-list > li").Length);
        Assert.Contains("Vraag nummer 21", first.Document.QuerySelector(".o-list > li")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(first.Document.QuerySelector("a[rel=next][href*='state=open'][href*='page=2']"));
        Assert.Contains("Vraag nummer 01", second.Text, StringComparison.Ordinal);
        Assert.Contains("Vraag nummer 01", (await app.Visitor().Get("/questions?page=999999999")).Text, StringComparison.Ordinal);
        Assert.Contains("Geen", (await app.Visitor().Get("/questions?state=answered")).Text, StringComparison.Ordinal);
        Assert.Contains("21 bijdragen", (await app.Visitor().Get("/tags/veel-vragen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_for_members_does_not_exist_for_visitors()
    {
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        using var anna = await app.As("Anna");
        var shown = await mo.Ask("Alleen onder ons", more: [("Audience", "Members"), ("Tags", "besloten onderwerp")]);

        await app.Visitor().Get(shown.Address.AbsolutePath, HttpStatusCode.NotFound);
        await app.Visitor().Get("/tags/besloten-onderwerp", HttpStatusCode.NotFound);
        foreach (var path in new[] { "/", "/questions" })
            Assert.DoesNotContain("Alleen onder ons", (await app.Visitor().Get(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Alleen voor leden", (await anna.Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Contains("Alleen onder ons", (await anna.Get("/tags/besloten-onderwerp")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_shows_the_state_with_a_word_the_beginning_of_the_text_the_topics_and_the_counts()
    {
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        var shown = await mo.Ask("Een rij om te lezen", "Dit is het **begin** van de toelichting.", ("Tags", "rijen"));
        var answer = await app.Reply("Mo", shown.Key(), "Een antwoord.");
        var anna = await app.Viewer("Anna");
        await app.Scope((Platform.Web.Data.PlatformDb _, CastVote act) => act.Cast(shown.Key(), answer.Key, true, anna));
        await Conversation.Eventually(() => app.Scope(db => Task.FromResult(db.Posts.Single(p => p.Key == answer.Key).Votes)).GetAwaiter().GetResult() == 1, "the vote is counted");

        var row = (await app.Visitor().Get("/questions")).Document.QuerySelectorAll(".o-entry").Single(r => r.QuerySelector("h3")!.TextContent.Contains("Een rij om te lezen", StringComparison.Ordinal));

        Assert.Equal("Beantwoord", row.QuerySelector(".o-state")!.TextContent);
        Assert.Contains("1 antwoord", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 keer nuttig", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dit is het begin van de toelichting.", row.QuerySelector(".o-begin")!.TextContent);
        Assert.Equal("/tags/rijen", row.QuerySelector(".o-tags a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Open_questions_can_be_ordered_by_how_long_they_wait_and_the_choice_stays_with_another_state()
    {
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await mo.Ask("Deze wacht het langst");
        var last = await mo.Ask("Deze is nieuw");
        await app.Reply("Mo", last.Key(), "Alleen een opmerking.", PostKind.Comment);

        var open = await app.Visitor().Get("/questions?state=open&sort=oldest");
        var all = await app.Visitor().Get("/questions?sort=newest");

        Assert.True(Place(open, "Deze wacht het langst") < Place(open, "Deze is nieuw"));
        Assert.True(Place(all, "Deze wacht het langst") > Place(all, "Deze is nieuw"));
        Assert.Equal("langst open eerst", open.Document.QuerySelectorAll("main nav [aria-current]")[1].TextContent);
        Assert.Equal("/questions?state=open&sort=newest", all.Document.QuerySelectorAll("main nav a").Single(a => a.TextContent == "open").GetAttribute("href"));
        Assert.DoesNotContain(all.Document.QuerySelectorAll("main nav a"), a => a.TextContent == "langst open eerst");

        static int Place(Page page, string title) => page.Html.IndexOf(title, StringComparison.Ordinal) is var place and >= 0 ? place : int.MaxValue;
    }

    [Fact]
    public async Task The_list_of_questions_has_a_feed_that_is_served()
    {
        var link = (await app.Visitor().Get("/questions")).Document.QuerySelector("link[rel=alternate][type='application/atom+xml']")!;

        Assert.Contains("<feed", await app.Visitor().Http.GetStringAsync(link.GetAttribute("href")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/questions", "type:question")]
    [InlineData("/experiences?outcome=worked", "type:experience outcome:worked")]
    public async Task A_list_leads_to_the_search_that_narrows_it(string path, string query)
    {
        var links = (await app.Visitor().Get(path)).Document.QuerySelectorAll("nav a, section a").Select(a => a.GetAttribute("href"));

        Assert.Contains("/search?q=" + Uri.EscapeDataString(query), links);
    }

    [Fact]
    public async Task A_row_says_the_layer_only_where_the_name_of_the_organisation_does_not()
    {
        using var gea = await app.As("Gea", MemberRoles.Moderator, Layer.Gemeente);
        await gea.Ask("Een vraag van een gemeente");
        var visitor = app.Visitor();

        Assert.Equal("Gemeente van Gea", await Facts());
        visitor.SetCookie("language", "en");
        Assert.Equal("Gemeente van Gea Municipality", await Facts());

        async Task<string> Facts()
        {
            var row = (await visitor.Get("/questions")).Document.QuerySelectorAll(".o-entry__text").Single(r => r.TextContent.Contains("Een vraag van een gemeente", StringComparison.Ordinal));
            return string.Join(' ', row.QuerySelectorAll(".o-meta > span").SkipLast(1).Select(s => s.TextContent.Trim()));
        }
    }

    [Theory]
    [InlineData("/questions/0000000000")]
    [InlineData("/articles/0000000000")]
    [InlineData("/tags/bestaat-niet")]
    [InlineData("/contributions/0000000000/revisions")]
    [InlineData("/contributions/0000000000/compare?from=1&to=2")]
    public Task An_unknown_key_is_not_found(string path) => app.Visitor().Get(path, HttpStatusCode.NotFound);
}
