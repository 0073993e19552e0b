using System.Text.Json;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Tests.Privacy;

/// <summary>An application in which everybody's address is trusted, so that what they write appears at once.</summary>
public sealed class TrustedAddressesApp : PlatformApp
{
    public TrustedAddressesApp() => Settings["Moderation:TrustedDomains:0"] = "example.org";
}

/// <summary>
/// Somebody asks, and answers a colleague, by layer only. Whoever walks through the whole site finds no trace of who it was.
/// </summary>
public sealed class ByLayerOnlyTests(TrustedAddressesApp app) : IClassFixture<TrustedAddressesApp>
{
    private const string Name = "Zwaantje Verhulst-Okonkwo";
    private const string Title = "Durf ik dit te vragen over kwartaalcijfers?";
    private const string Answer = "Bij ons ging het om de kolommentelling.";

    [Fact]
    public async Task No_page_or_answer_tells_who_wrote_by_layer_only()
    {
        var (asker, organisation) = await AskAndAnswer();
        using var visitor = app.Visitor();
        using var member = await app.As("Een Lid", MemberRoles.None, Layer.Rijk);
        using var colleague = await app.As("De Collega");
        foreach (var (who, client) in new[] { ("a visitor", visitor), ("a member", member), ("a colleague", colleague) })
        {
            var pages = await Crawler.Crawl(client, Start);

            Assert.True(pages.Count > 15, $"Only {pages.Count} pages were found.");
            Assert.Contains(pages, p => p.Text.Contains(Title, StringComparison.Ordinal));
            Assert.Contains(pages, p => p.Text.Contains(Answer, StringComparison.Ordinal));
            foreach (var page in pages)
            {
                Assert.False(Tells(page.Html), $"{who} reads who it was on {page.Address}");
                foreach (var row in page.Document.QuerySelectorAll("li, article").Where(e => e.TextContent.Contains(Title, StringComparison.Ordinal) || e.TextContent.Contains(Answer, StringComparison.Ordinal)))
                    Assert.False(row.TextContent.Contains(organisation.Name, StringComparison.Ordinal), $"{who} reads the organisation on {page.Address}");
            }
        }

        bool Tells(string html) =>
            html.Contains(Name, StringComparison.OrdinalIgnoreCase)
            || html.Contains(asker.Key, StringComparison.Ordinal)
            || html.Contains($"{Slug.Of(Name)}@", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_organisation_of_who_wrote_by_layer_only_counts_nothing()
    {
        var (_, organisation) = await AskAndAnswer();
        using var visitor = app.Visitor();

        var page = await visitor.Get($"/organisations/{organisation.Key}");
        var search = await visitor.Get($"/search?organisation={organisation.Key}");

        Assert.DoesNotContain(Title, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, search.Html, StringComparison.Ordinal);
        Assert.Empty(search.Document.QuerySelectorAll(".o-hits > li"));
    }

    [Fact]
    public async Task The_API_tells_nobody_who_wrote_by_layer_only_not_even_a_moderator()
    {
        var (asker, organisation) = await AskAndAnswer();
        var moderator = await app.ApiAs("Moderator Mo", MemberRoles.Moderator);
        foreach (var client in new[] { app.ApiVisitor(), await app.ApiAs("De Collega"), moderator })
        {
            var found = await client.GetJson("/api/v1/search?q=kwartaalcijfers");
            var key = found.GetProperty("items")[0].Text("key");
            foreach (var address in new[] { "/api/v1/search?q=kwartaalcijfers", "/api/v1/search?q=kolommentelling", $"/api/v1/contributions/{key}", $"/api/v1/threads/{key}/changes?after=0" })
            {
                var answer = (await client.GetJson(address)).GetRawText();
                Assert.DoesNotContain(asker.Key, answer, StringComparison.Ordinal);
                Assert.DoesNotContain("Zwaantje", answer, StringComparison.OrdinalIgnoreCase);
                if (address.EndsWith(key, StringComparison.Ordinal))
                    Assert.DoesNotContain(organisation.Name, answer, StringComparison.Ordinal);
            }
        }
    }

    private static readonly string[] Start =
        ["/", "/questions", "/articles", "/search", "/search?q=kwartaalcijfers", "/search?q=kolommentelling", "/organisations", "/members", "/my/work"];

    /// <summary>Once for the class: the question of one colleague, answered, both by layer only.</summary>
    private async Task<(Member Asker, Organisation Organisation)> AskAndAnswer()
    {
        var asker = await app.Member(Name, MemberRoles.None, Layer.Gemeente);
        var organisation = await app.Scope(async db =>
        {
            var row = (await db.Organisations.FindAsync(asker.OrganisationKey))!;
            row.Describe("gemeente Kwartelveen", Layer.Gemeente, null);
            await db.SaveChangesAsync();
            return row;
        });
        await app.Scope(async db =>
        {
            var colleague = await app.Member("De Collega");
            var row = (await db.Members.FindAsync(colleague.Key))!;
            if (row.OrganisationKey is null)
                db.Memberships.Add(row.Join(await db.Organisations.FindAsync(organisation.Key), new DateOnly(2026, 1, 1), null)!);
            return await db.SaveChangesAsync();
        });
        var api = await app.ApiAs(Name);
        if ((await api.GetJson("/api/v1/search?q=kwartaalcijfers")).GetProperty("total").GetInt32() > 0)
            return (asker, organisation);

        await api.Post("/api/v1/questions", new { title = Title, body = "Zonder naam graag.", byLayerOnly = true, tags = new[] { "cijfers" } });
        var other = await app.ApiAs("Iemand Anders");
        var key = (await other.Post("/api/v1/questions", new { title = "Waar lette u op bij de telling?", body = "Ik zoek voorbeelden." })).Text("key");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{key}/posts")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new { kind = "answer", body = Answer, byLayerOnly = true }), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var posted = await api.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Created, posted.StatusCode);
        await Conversation.Eventually(async () => (await api.GetJson("/api/v1/search?q=kolommentelling")).GetProperty("total").GetInt32() > 0);
        return (asker, organisation);
    }
}
