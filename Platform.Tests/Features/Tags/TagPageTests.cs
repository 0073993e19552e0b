using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Tags;

namespace Platform.Tests.Features.Tags;

public sealed class TagPageTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_topic_says_how_much_there_is_and_leads_to_asking_searching_and_following()
    {
        using var anna = await app.As("Anna", layer: Layer.Gemeente);
        await anna.Ask("Hoe lang is een paspoort geldig?", "Ik heb het oude model.", ("Tags", "Reis documenten, grens"));
        await anna.Ask("En een identiteitskaart?", more: ("Tags", "Reis documenten"));

        var page = await app.Visitor().Get("/tags/reis-documenten");

        Assert.Contains("Over Reis documenten staan hier 2 bijdragen.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/search?q=tag%3Areis-documenten']"));
        Assert.Equal("/search/feed?q=tag%3Areis-documenten", page.Document.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=topics] a[href='/tags/grens']"));
        Assert.Contains("Anna", page.Document.QuerySelector("section[aria-labelledby=writers]")!.TextContent, StringComparison.Ordinal);
        var ask = page.Document.QuerySelector("main a[href^='/ask?tags=']")!.GetAttribute("href")!;
        Assert.Equal("Reis documenten", (await anna.Get(ask)).Document.QuerySelector("input[name=Tags]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("overheid-en-democratie", "Overheid en democratie")]
    [InlineData("wet-open-overheid-woo", "Wet open overheid Woo")]
    [InlineData("woo", "Woo")]
    [InlineData("avg", "AVG")]
    [InlineData("om-de-tafel", "Om de tafel")]
    [InlineData("e-mail-op-het-werk", "E-mail op het werk")]
    [InlineData("Co-creatie", "Co-creatie")]
    [InlineData("18-jaar-worden", "18 jaar worden")]
    [InlineData("iBestuur", "iBestuur")]
    [InlineData("", "")]
    public void A_name_that_is_stored_as_in_an_address_is_shown_as_words(string stored, string shown) => Assert.Equal(shown, TopicName.Shown(stored));

    [Fact]
    public async Task A_topic_has_a_name_on_pages_its_slug_in_addresses_and_can_be_kept_as_a_search()
    {
        using var anna = await app.As("Anna");
        await anna.Ask("Mag ik een verzoek intrekken?", more: ("Tags", "open-overheid"));

        var page = await anna.Get("/tags/open-overheid");

        Assert.Equal("Open overheid", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("Feed (Atom)", page.Document.QuerySelector("main a[type='application/atom+xml']")!.TextContent);
        Assert.Contains("Open overheid", (await app.Visitor().Get("/questions")).Document.QuerySelectorAll(".o-tags a[href='/tags/open-overheid']").Select(a => a.TextContent));
        await anna.Submit(page, "main form[action$='Save']", new Dictionary<string, string>());
        Assert.Contains("tag:open-overheid", (await anna.Get("/my/searches")).Text, StringComparison.Ordinal);
        Assert.Null((await app.Visitor().Get("/tags/open-overheid")).Document.QuerySelector("main form[action$='Save']"));
    }

    [Fact]
    public async Task Who_wrote_by_layer_only_is_not_among_the_people_of_a_topic_or_an_organisation_and_closed_texts_do_not_count()
    {
        var nel = await app.Member("Naamloze Nel", MemberRoles.Moderator, Layer.Provincie);
        using var browser = await app.As("Naamloze Nel");
        await browser.Ask("Zonder naam", more: [("Tags", "gevoelig"), ("ByLayerOnly", "true")]);
        using var loes = await app.As("Leden Loes");
        await loes.Ask("Onder ons", more: [("Tags", "gevoelig"), ("Audience", "Members")]);

        var page = await app.Visitor().Get("/tags/gevoelig");
        Assert.Contains("staat hier 1 bijdrage", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("writers"));
        Assert.DoesNotContain("Naamloze Nel", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Leden Loes", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Naamloze Nel", (await browser.Get($"/organisations/{nel.OrganisationKey}")).Document.QuerySelector("main")!.InnerHtml.Replace("Provincie van Naamloze Nel", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Leden Loes", (await loes.Get("/tags/gevoelig")).Document.QuerySelector("section[aria-labelledby=writers]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_with_much_in_it_shows_its_best_and_its_open_questions_first()
    {
        using var anna = await app.As("Anna");
        for (var i = 0; i < 6; i++)
            await anna.Ask($"Vraag over dijken {i}", more: ("Tags", "dijken"));
        var best = (await app.Scope(db => Task.FromResult(db.Contributions.Single(c => c.Title == "Vraag over dijken 0")))).Key;
        var answer = await app.Reply("Bea", best, "Zo hoog.");
        var asker = await app.Viewer("Anna");
        await app.Scope((Web.Data.PlatformDb _, Web.Features.Threads.AcceptAnswer act) => act.Accept(best, answer.Key, asker));
        await app.Scope((Web.Data.PlatformDb _, Web.Features.Threads.CastVote act) => act.Cast(best, answer.Key, true, asker));
        await Conversation.Eventually(() => app.Scope(db => Task.FromResult(db.Posts.Single(p => p.Key == answer.Key).Votes)).GetAwaiter().GetResult() == 1, "the vote is counted");

        var page = await app.Visitor().Get("/tags/dijken");

        Assert.Contains("Vraag over dijken 0", page.Document.QuerySelector("section[aria-labelledby=best]")!.TextContent, StringComparison.Ordinal);
        var open = page.Document.QuerySelectorAll("section[aria-labelledby=open-ones] h3").Select(h => h.TextContent.Trim());
        Assert.Equal(["Vraag over dijken 5", "Vraag over dijken 4", "Vraag over dijken 3"], open);
    }

    [Fact]
    public async Task The_page_with_all_topics_shows_those_that_the_reader_may_see_with_their_number()
    {
        using var anna = await app.As("Anna");
        await anna.Ask("Waar staat de brug?", more: ("Tags", "zeebruggen"));
        await anna.Ask("En de andere brug?", more: ("Tags", "zeebruggen"));
        await anna.Ask("Voor leden", more: [("Tags", "ledenbruggen"), ("Audience", "Members")]);

        var page = await app.Visitor().Get("/tags");

        Assert.Contains("Zeebruggen 2", page.Document.QuerySelector(".o-tags a[href='/tags/zeebruggen']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("edenbruggen", page.Html, StringComparison.Ordinal);
        Assert.Contains("Ledenbruggen", (await anna.Get("/tags")).Text, StringComparison.Ordinal);
        Assert.Equal(["/tags", "/organisations"], page.Document.QuerySelectorAll("footer nav a").Take(2).Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_writer_can_choose_topics_that_are_used_often()
    {
        using var anna = await app.As("Anna");
        await anna.Ask("Waar staat de sluis?", more: ("Tags", "zee-sluizen"));

        foreach (var form in new[] { "/ask", "/write", "/experiences/new" })
        {
            var used = (await anna.Get(form)).Document.QuerySelector("[data-topics]")!;
            Assert.True(used.HasAttribute("hidden"), "without scripts only the field is shown");
            Assert.Contains("Zee sluizen", used.QuerySelectorAll("button[type=button][data-topic]").Select(b => b.GetAttribute("data-topic")));
        }

        await anna.Ask("En de andere sluis?", more: ("Tags", "Zee sluizen"));
        Assert.Contains("2 bijdragen", (await anna.Get("/tags/zee-sluizen")).Text, StringComparison.Ordinal);
    }
}
