using System.Text.Json;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Import;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Home;

public sealed class HomePageTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_visitor_finds_what_this_is_a_search_a_way_to_ask_an_answer_and_how_to_take_part()
    {
        var thread = await app.Ask("Aad");
        await Accepted(thread, "Bea", "Acht weken, en daarna nog zes.");

        var home = await app.Visitor().Get("/");

        Assert.NotNull(home.Document.QuerySelector(".o-hero form[role=search] input[name=q]"));
        Assert.NotNull(home.Document.QuerySelector(".o-hero a[href='/ask']"));
        Assert.NotNull(home.Document.QuerySelector(".o-hero a[href='/account/register']"));
        var solved = home.Document.QuerySelector("section[aria-labelledby=solved]")!.TextContent;
        Assert.Contains($"({thread})", solved, StringComparison.Ordinal);
        Assert.Contains("Acht weken, en daarna nog zes.", solved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_for_members_hidden_or_withdrawn_is_never_on_a_visitor_s_home()
    {
        var (closed, hidden, open) = (await app.Ask("Aad", Audience.Members), await app.Ask("Aad"), await app.Ask("Aad"));
        await Accepted(closed, "Bea", "Alleen onder ons leden.");
        var (answer, aad) = (await Accepted(hidden, "Bea", "Dit wordt straks verborgen."), await app.Viewer("Aad"));
        await app.Reply("Cor", open, "Ook dit wordt verborgen.", PostKind.Comment);
        Assert.Contains("Dit wordt straks verborgen.", (await app.Visitor().Get("/")).Text, StringComparison.Ordinal);
        var moderator = await app.Viewer("Mo", MemberRoles.Moderator);
        await app.Scope((PlatformDb _, ModerateThread act) => act.Hide(hidden, answer.Key, ReviewReason.Other, "Dit hoort hier niet.", moderator));
        await app.Scope((PlatformDb _, AuthorActs act) => act.Withdraw(open, aad));

        var home = await app.Visitor().Get("/");
        var member = await (await app.As("Dora")).Get("/");

        Assert.Contains("Alleen onder ons leden.", member.Text, StringComparison.Ordinal);
        Assert.All(["Alleen onder ons leden.", closed, "straks verborgen", "Ook dit wordt verborgen", open], text =>
            Assert.DoesNotContain(text, home.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("straks verborgen", member.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_by_layer_only_has_no_name_on_the_home_page()
    {
        var thread = await app.Ask("Naamloze Nel", byLayerOnly: true);
        await Accepted(thread, "Stille Stijn", "Zonder naam geschreven.", byLayerOnly: true);

        foreach (var reader in new[] { app.Visitor(), await app.As("Dora"), await app.As("Mo", MemberRoles.Moderator) })
        {
            var home = await reader.Get("/");
            Assert.Contains(thread, home.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Naamloze Nel", home.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Stille Stijn", home.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_home_without_content_has_no_empty_section_and_says_what_to_do()
    {
        await using var empty = await ImportRun.EmptyPlatform();

        foreach (var reader in new[] { empty.Visitor(), await empty.As("Dora") })
        {
            var home = await reader.Get("/");
            Assert.NotNull(home.Document.QuerySelector(".o-empty a[href='/ask']"));
            Assert.All(["solved", "new", "archive", "experiences", "open", "live", "topics"], section => Assert.Null(home.Document.GetElementById(section)));
            Assert.Single(home.Document.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task An_imported_archive_fills_the_home_with_topics_solved_questions_and_articles()
    {
        await using var archive = await ImportRun.EmptyPlatform();
        await ImportRun.Of(archive,
        [
            JsonSerializer.Serialize(new { type = "organisation", id = "o:1", name = "gemeente Oosteind", layer = "gemeente" }),
            JsonSerializer.Serialize(new { type = "member", id = "m:1", name = "Wim", email = "wim@example.org", organisation = "o:1", role = "civil-servant" }),
            .. Enumerable.Range(0, 8).Select(i => JsonSerializer.Serialize(new
            {
                type = "question", id = $"q:{i}", language = "nl", title = $"Oude vraag {i}", body = $"Oude vraag {i}", author = "m:1", tags = new[] { "paspoort" }, publishedAt = $"2010-01-0{i + 1}",
                answers = new[] { new { id = $"p:{i}", author = "m:1", body = $"Het antwoord is {i}.", accepted = true, publishedAt = $"2010-02-0{i + 1}" } }.Take(i == 7 ? 0 : 1),
            })),
            JsonSerializer.Serialize(new { type = "article", id = "a:1", language = "nl", title = "Een oude circulaire", summary = "Waar het over gaat.", body = "Tekst.", author = "m:1", tags = new[] { "reizen" }, publishedAt = "2011-01-01" }),
        ]);

        var home = await archive.Visitor().Get("/");

        Assert.Contains("Het antwoord is", Section(home, "solved"), StringComparison.Ordinal);
        Assert.Contains("Een oude circulaire", Section(home, "archive"), StringComparison.Ordinal);
        Assert.NotNull(home.Document.QuerySelector("section[aria-labelledby=archive] h3 a[href='/tags/reizen']"));
        Assert.Null(home.Document.QuerySelector(".o-lead-title"));
        Assert.Contains("Oude vraag 7", Section(home, "open"), StringComparison.Ordinal);
        Assert.Contains("Paspoort 8", Section(home, "topics"), StringComparison.Ordinal);
        Assert.Null(home.Document.GetElementById("new"));
        Assert.Null(home.Document.GetElementById("live"));
    }

    [Fact]
    public async Task A_member_s_home_shows_what_waits_for_them_and_what_is_new_since_they_read()
    {
        await using var site = new PlatformApp();
        await site.InitializeAsync();
        using var anna = await site.As("Anna");
        using var mo = await site.As("Mo", MemberRoles.Moderator);
        await anna.WriteArticle("Een artikel zonder bron");
        await mo.Decide(await mo.OpenReview("Een artikel zonder bron"), "Return", "SourceMissing", "Noem de bron.");
        await anna.Keep(await anna.Get("/ask"), [("Title", "Een halve vraag")]);
        await anna.Ask("Wie weet dit van mij?");
        await site.Approve("Wie weet dit van mij?");
        var thread = (await site.Scope(db => Task.FromResult(db.Contributions.Single(c => c.Title == "Wie weet dit van mij?")))).Key;
        await site.Reply("Mo", thread, "Dat weet ik.");

        var home = await anna.Get("/");

        var waits = Section(home, "waits");
        Assert.Contains("Een artikel zonder bron", waits, StringComparison.Ordinal);
        Assert.Contains("Een halve vraag", waits, StringComparison.Ordinal);
        Assert.Contains("Wie weet dit van mij?", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("Een halve vraag", (await mo.Get("/")).Text, StringComparison.Ordinal);
        Assert.Null((await site.Visitor().Get("/")).Document.GetElementById("waits"));
    }

    [Fact]
    public async Task A_member_is_asked_a_question_about_their_own_topic_or_layer_and_never_their_own()
    {
        await using var site = new TrustingApp();
        await site.InitializeAsync();
        await site.Member("Gerda", MemberRoles.Moderator, Layer.Gemeente);
        await site.Member("Piet", MemberRoles.Moderator, Layer.Provincie);
        using var gerda = await site.As("Gerda");
        using var piet = await site.As("Piet");
        using var other = await site.As("Ans");
        await piet.Ask("De oudste vraag", more: ("Tags", "bruggen"));
        await other.Ask("Over het paspoort", more: ("Tags", "paspoort"));
        await site.Ask("Gerda");

        Assert.Contains("De oudste vraag", Section(await gerda.Get("/"), "answerable"), StringComparison.Ordinal);
        await gerda.Ask("Mijn eigen paspoortvraag", more: ("Tags", "paspoort"));
        Assert.Contains("Over het paspoort", Section(await gerda.Get("/"), "answerable"), StringComparison.Ordinal);
        using var buurman = await site.As("Buurman", layer: Layer.Gemeente);
        Assert.Contains("Mijn eigen paspoortvraag", Section(await buurman.Get("/"), "answerable"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_is_told_what_waits_in_the_queue_and_others_are_not()
    {
        await using var site = new PlatformApp();
        await site.InitializeAsync();
        using var anna = await site.As("Anna");
        using var mo = await site.As("Mo", MemberRoles.Moderator);
        Assert.Contains("Er wacht niets op u.", (await mo.Get("/")).Text, StringComparison.Ordinal);
        await anna.Ask("Wie beoordeelt dit?");

        // The number is that of the menu, which follows a moment later.
        await Conversation.Eventually(async () => (await mo.Get("/")).Document.QuerySelector("section[aria-labelledby=waits] a[href='/review']")?.TextContent == "1 tekst wacht op een besluit", "the queue is on the page");
        Assert.DoesNotContain("Er wacht niets op u.", (await mo.Get("/")).Text, StringComparison.Ordinal);
        Assert.Null((await anna.Get("/")).Document.QuerySelector("main a[href='/review']"));
    }

    [Fact]
    public async Task The_archive_shows_no_kinds_of_document_as_topics_the_most_useful_texts_first_and_how_much_there_is()
    {
        await using var archive = await ImportRun.EmptyPlatform();
        await ImportRun.Of(archive,
        [
            JsonSerializer.Serialize(new { type = "organisation", id = "o:1", name = "gemeente Oosteind", layer = "gemeente" }),
            JsonSerializer.Serialize(new { type = "member", id = "m:1", name = "Wim", email = "wim@example.org", organisation = "o:1", role = "civil-servant" }),
            .. Enumerable.Range(0, 10).Select(i => JsonSerializer.Serialize(new
            {
                type = "article", id = $"a:{i}", language = "nl", title = $"Tekst {i}", summary = "Waar het over gaat.", body = "Tekst.", author = "m:1",
                tags = i < 8 ? new[] { "beleidsregel" } : ["beleidsregel", $"onderwerp {i}"], publishedAt = $"2011-01-{i + 1:00}",
            })),
            .. Enumerable.Range(0, 5).Select(i => JsonSerializer.Serialize(new
            {
                type = "question", id = $"q:{i}", language = "nl", title = $"Vraag {i}", body = "Vraag.", author = "m:1", tags = new[] { $"onderwerp {8 + (i % 2)}" }, publishedAt = $"2012-01-0{i + 1}",
                answers = new[] { new { id = $"p:{i}", author = "m:1", body = "Het antwoord.", publishedAt = "2012-02-01" } }.Take(i == 0 ? 1 : 0),
            })),
        ]);

        var home = await archive.Visitor().Get("/");

        var topics = home.Document.QuerySelectorAll("section[aria-labelledby=archive] h3").Select(h => h.TextContent.Trim()).ToList();
        Assert.Contains("Onderwerp 9", topics);
        Assert.DoesNotContain("Beleidsregel", topics);
        Assert.DoesNotContain("Onderwerp 8", topics);
        Assert.Equal(["Artikelen (10)", "Vragen (5)"], home.Document.QuerySelectorAll("section[aria-labelledby=archive] > p a").Select(a => a.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.NotNull(home.Document.QuerySelector("section[aria-labelledby=topics] a[href='/tags']"));
    }

    private static string Section(Page home, string heading) =>
        string.Join(' ', home.Document.QuerySelector($"section[aria-labelledby={heading}]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Post> Accepted(string thread, string author, string body, bool byLayerOnly = false)
    {
        var post = await app.Reply(author, thread, body, byLayerOnly: byLayerOnly);
        var asker = await app.Scope(db => Task.FromResult(db.Contributions.Single(c => c.Key == thread).AuthorKey));
        await app.Scope((PlatformDb _, AcceptAnswer act) => act.Accept(thread, post.Key, new Viewer(asker, MemberRoles.None)));
        return post;
    }
}
