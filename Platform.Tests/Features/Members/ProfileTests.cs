using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Members;

public sealed class ProfileTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_profile_shows_who_one_is_and_what_one_wrote()
    {
        var member = await app.Member("Esra Eigen", MemberRoles.Moderator, Layer.Gemeente);
        using var api = await app.ApiAs("Esra Eigen");
        await Ask(api, "Hoe lang duurt een bezwaar?");
        using var visitor = app.Visitor();

        var page = await visitor.Get($"/members/{member.Key}");

        Assert.Contains("Gemeente van Esra Eigen", page.Text, StringComparison.Ordinal);
        Assert.Contains("Hoe lang duurt een bezwaar?", page.Text, StringComparison.Ordinal);
        // Where somebody worked and when is no answer of a search engine.
        Assert.Equal("noindex", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task What_somebody_wrote_is_gathered_by_conversation()
    {
        var member = await app.Member("Vele Vos", MemberRoles.Moderator);
        using var vos = await app.As("Vele Vos");
        await vos.Ask("Waarom zo veel reacties?");
        var own = (await app.Scope(db => Task.FromResult(db.Contributions.Single(c => c.Title == "Waarom zo veel reacties?")))).Key;
        await app.Reply("Vele Vos", own, "Ik vul aan.", Platform.Web.Features.Threads.PostKind.Comment);
        await app.Member("Ander Anja", MemberRoles.Moderator);
        var other = await app.Ask("Ander Anja");
        foreach (var words in new[] { "Eerste.", "Tweede.", "Derde." })
            await app.Reply("Vele Vos", other, words, Platform.Web.Features.Threads.PostKind.Comment);

        var page = await app.Visitor().Get($"/members/{member.Key}");

        Assert.Contains("Schreef hier 5 bijdragen", page.Text, StringComparison.Ordinal);
        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=written] .o-list > li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.Contains("“Derde.”", StringComparison.Ordinal) && r.Contains("en 2 andere reacties in dit gesprek", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Vraag Waarom zo veel reacties?", StringComparison.Ordinal) && r.Contains("en 1 andere reactie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_without_organisation_shows_what_they_write_about_and_a_question_to_ask()
    {
        var member = await app.Member("Losse Lode", MemberRoles.Moderator);
        using var lode = await app.As("Losse Lode");
        await lode.Ask("Hoe oud is een boom?", more: ("Tags", "bomen"));
        await lode.Ask("Hoe stil is een struik?", more: [("Tags", "struiken"), ("ByLayerOnly", "true")]);

        var page = await app.Visitor().Get($"/members/{member.Key}");

        Assert.Contains("Schreef hier 1 bijdrage", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/ask?tags=bomen']"));
        Assert.DoesNotContain("struiken", page.Html, StringComparison.Ordinal);
        await Conversation.Eventually(async () => (await app.Visitor().Get($"/search?q=auteur%3A{member.Key}")).Text.Contains("Hoe oud is een boom?", StringComparison.Ordinal), "the search finds it");
    }

    [Theory]
    [InlineData("visitor")]
    [InlineData("member")]
    [InlineData("self")]
    [InlineData("moderator")]
    public async Task What_someone_wrote_by_layer_only_is_on_no_profile_and_no_page_of_an_organisation(string viewer)
    {
        var member = await app.Member("Stille Sjaak", MemberRoles.Moderator, Layer.Provincie);
        using var api = await app.ApiAs("Stille Sjaak");
        var secret = $"Gevoelige vraag {viewer}";
        await Ask(api, secret, byLayerOnly: true);
        await Ask(api, "Gewone vraag");
        using var browser = viewer switch
        {
            "self" => await app.As("Stille Sjaak"),
            "member" => await app.As("Gewoon Lid"),
            "moderator" => await app.As("Mo Derator", MemberRoles.Moderator),
            _ => app.Visitor(),
        };

        foreach (var path in new[] { $"/members/{member.Key}", $"/organisations/{member.OrganisationKey}" })
        {
            var page = await browser.Get(path);
            Assert.Contains("Gewone vraag", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Gevoelige vraag", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_for_members_is_not_on_the_profile_a_visitor_sees()
    {
        var member = await app.Member("Lida Leden", MemberRoles.Moderator);
        using var api = await app.ApiAs("Lida Leden");
        await Ask(api, "Alleen onder ons", audience: "members");
        using var visitor = app.Visitor();
        using var colleague = await app.As("Collega Cor");

        Assert.DoesNotContain("Alleen onder ons", (await visitor.Get($"/members/{member.Key}")).Text, StringComparison.Ordinal);
        Assert.Contains("Alleen onder ons", (await colleague.Get($"/members/{member.Key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_organisation_keeps_the_earlier_one_on_the_profile()
    {
        var member = await app.Member("Wissel Wim", layer: Layer.Waterschap);
        var next = await app.Scope(async db =>
        {
            var organisation = new Organisation(ShortKey.New(), "gemeente Volgende", Layer.Gemeente);
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync();
            return organisation;
        });
        using var browser = await app.As("Wissel Wim");
        var found = await browser.Get("/my/organisation?q=volgende");

        await browser.Submit(found, "#choose", new Dictionary<string, string> { ["organisation"] = next.Key });

        var page = await browser.Get($"/members/{member.Key}");
        Assert.Contains("Gemeente Volgende", page.Text, StringComparison.Ordinal);
        Assert.Contains("Waterschap van Wissel Wim", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.Scope(db => db.Memberships.CountAsync(m => m.MemberKey == member.Key && m.Until == null)));
    }

    [Fact]
    public async Task A_dissolved_organisation_cannot_be_joined()
    {
        var ended = await app.Scope(async db =>
        {
            var organisation = new Organisation(ShortKey.New(), "gemeente Weg", Layer.Gemeente);
            organisation.Describe("gemeente Weg", Layer.Gemeente, new DateOnly(2010, 1, 1));
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync();
            return organisation;
        });
        using var browser = await app.As("Late Loes");
        var page = await browser.Get("/my/organisation?q=weg");
        Assert.DoesNotContain("gemeente Weg", page.Text, StringComparison.OrdinalIgnoreCase);

        var refused = await browser.Submit(page, "#choose", new Dictionary<string, string> { ["organisation"] = ended.Key }, HttpStatusCode.BadRequest);

        Assert.Contains("bestaat niet meer", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_with_a_profile_is_said_at_once_and_the_text_stays()
    {
        using var browser = await app.As("Lange Leo");
        var page = await browser.Submit(await browser.Get("/my/profile"), "main .o-text form", new Dictionary<string, string>
        {
            ["Name"] = "", ["About"] = new string('a', 301),
        }, HttpStatusCode.BadRequest);

        Assert.Equal(2, page.Document.QuerySelectorAll(".utrecht-alert--error li").Length);
        Assert.Contains(new string('a', 301), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_a_profile_who_stands_for_many_or_is_gone()
    {
        var placeholder = new Member(ShortKey.New(), "Ambtenaren", MemberRoles.None, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        placeholder.ComesFrom("test:many", null, null, placeholder: true);
        await app.Scope(db =>
        {
            db.Members.Add(placeholder);
            return db.SaveChangesAsync();
        });
        using var visitor = app.Visitor();

        await visitor.Get($"/members/{placeholder.Key}", HttpStatusCode.NotFound);
        await visitor.Get("/members/0000000000", HttpStatusCode.NotFound);
    }

    private static Task<System.Text.Json.JsonElement> Ask(HttpClient api, string title, bool byLayerOnly = false, string audience = "everyone") => api.Post(
        "/api/v1/questions", new { title, body = "Wie weet dit?", language = "nl", tags = Array.Empty<string>(), audience, byLayerOnly, submit = true });
}
