using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Caching;

/// <summary>
/// Two nodes on one database. One keeps the home page and the lists, the other makes them each time: both must show the same, after
/// each change.
/// </summary>
public sealed class KeptListsTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    private readonly List<string> _pages = [];

    [Fact]
    public async Task A_list_that_is_kept_equals_the_one_that_is_made_after_each_change()
    {
        await app.Member("Bea", layer: Layer.Gemeente);
        var organisation = await app.Scope(db => db.Organisations.SingleAsync(o => o.Name == "Gemeente van Bea"));
        _pages.AddRange("/", "/questions", "/questions?state=solved", "/articles", "/experiences?sort=oldest", "/organisations", "/tags", $"/organisations/{organisation.Key}", $"/members/{(await app.Member("Bea")).Key}", $"/members/{(await app.Member("Aad", MemberRoles.Moderator)).Key}", "/tags/termijnen");
        // The index follows a moment later, so searches have a test of their own.
        Assert.Empty(Cached().Except(["search"]).Except(_pages.Select(p => p.Split('?')[0].Split('/')[1])));
        await app.Ask("Aad");
        var (aad, bea, moderator) = (await app.Viewer("Aad", MemberRoles.Moderator), await app.Viewer("Bea"), await app.Viewer("Mo", MemberRoles.Moderator));
        await using var plain = PlatformApp.Beside(app, ("Platform:CacheMegabytes", "0"), ("Platform:PublicUrl", app.PublicUrl.ToString()));
        await Same(plain, "with one question");
        var thread = await app.Ask("Aad");
        await Same(plain, "a question was asked", thread);
        var answer = await app.Reply("Bea", thread, "Acht weken.");
        await Same(plain, "an answer was written", "Acht weken.");
        await app.Scope((PlatformDb _, AcceptAnswer act) => act.Accept(thread, answer.Key, aad));
        await Same(plain, "the answer was accepted", "id=\"solved\"");
        await app.Scope((PlatformDb _, EditPost act) => act.Change(answer.Key, "Negen weken.", 1, bea));
        await Same(plain, "the answer was edited", "Negen weken.");
        await app.Scope(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Key == organisation.Key)).Describe("Gemeente Nieuweland", Layer.Gemeente, null);
            return await db.SaveChangesAsync();
        });
        await Same(plain, "an organisation was renamed", "Gemeente Nieuweland");
        await app.Scope((PlatformDb _, CastVote act) => act.Cast(thread, answer.Key, true, moderator));
        await Conversation.Eventually(() => app.Scope(db => Task.FromResult(db.Posts.Single(p => p.Key == answer.Key).Votes)).GetAwaiter().GetResult() == 1, "the vote is counted");
        await Same(plain, "a vote was counted", "1 keer nuttig");
        await app.Scope((PlatformDb _, ModerateThread act) => act.Hide(thread, answer.Key, ReviewReason.Other, "Dit hoort hier niet.", moderator));
        await Same(plain, "the answer was hidden", without: "Negen weken.");
        await app.Scope((PlatformDb _, AuthorActs act) => act.Withdraw(thread, aad));
        await Same(plain, "the question was withdrawn", without: thread);
    }

    [Fact]
    public async Task A_member_s_home_has_nothing_of_another_member_and_is_not_kept()
    {
        var thread = await app.Ask("Eigenares");
        await app.Reply("Fons", thread, "Voor haar alleen.");
        using var owner = await app.As("Eigenares");
        using var other = await app.As("Gijs");

        for (var turn = 0; turn < 2; turn++)
        {
            var (own, others, visitor) = (await owner.Get("/"), await other.Get("/"), await app.Visitor().Get("/"));
            Assert.NotNull(own.Document.QuerySelector("section[aria-labelledby=waits] form[action^='/notifications']"));
            Assert.Null(others.Document.QuerySelector("section[aria-labelledby=waits] form"));
            Assert.DoesNotContain("Eigenares", others.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Gijs", visitor.Html, StringComparison.Ordinal);
            Assert.True(own.Response.Headers.CacheControl is { Private: true, NoStore: true });
            Assert.False(own.Response.Headers.Contains("Cache-Status"));
        }
    }

    [Fact]
    public async Task A_search_that_is_kept_is_made_again_when_something_else_is_found()
    {
        const string page = "/search?q=hoe+lang+wachten";
        for (var i = 0; i < 3; i++)
        {
            var asked = await app.Ask("Hilde");
            await Finds(asked);
            await Conversation.Eventually(async () => (await app.Visitor().Get(page)).Response.Headers.Contains("Cache-Status"), "the search is kept");
            await Finds(asked);
            var hilde = await app.Viewer("Hilde", MemberRoles.Moderator);
            await app.Scope((PlatformDb _, AuthorActs act) => act.Withdraw(asked, hilde));
            Assert.DoesNotContain(asked, (await app.Visitor().Get(page)).Html, StringComparison.Ordinal);
        }

        // Each time it counts as a search that found nothing.
        var nothing = "/search?q=zzqxvw" + Guid.NewGuid().ToString("N");
        for (var i = 0; i < 3; i++)
            Assert.False((await app.Visitor().Get(nothing)).Response.Headers.Contains("Cache-Status"));

        Task Finds(string key) => Conversation.Eventually(async () => (await app.Visitor().Get(page)).Html.Contains(key, StringComparison.Ordinal), $"{key} is found");
    }

    /// <summary>The first segment of each page that may be cached, without those of threads.</summary>
    private IEnumerable<string> Cached() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<CachedPageAttribute>() is { IsOfThread: false }).Select(e => e.RoutePattern.RawText!.Split('/')[0]).Distinct();

    /// <summary>
    /// Reads the pages as a visitor at once, until they are kept, and once more, in both languages.
    /// </summary>
    /// <param name="with">What the home page holds now.</param>
    /// <param name="without">What no page holds now.</param>
    private async Task Same(PlatformApp plain, string when, string? with = null, string? without = null)
    {
        foreach (var language in (string[])["nl", "en"])
        {
            using var visitor = app.Visitor();
            using var uncached = plain.Visitor();
            visitor.SetCookie("language", language);
            uncached.SetCookie("language", language);
            foreach (var page in _pages)
            {
                var made = await uncached.Http.GetStringAsync(page);
                Assert.Equal(made, await visitor.Http.GetStringAsync(page));
                await Conversation.Eventually(async () => (await visitor.Http.GetAsync(page)).Headers.Contains("Cache-Status"), $"{page} is kept after {when}");
                Assert.Equal(made, await visitor.Http.GetStringAsync(page));
                if (with is not null && page == "/" && language == "nl")
                    Assert.True(made.Contains(with, StringComparison.Ordinal), $"After {when}: no {with}");
                if (without is not null)
                    Assert.False(made.Contains(without, StringComparison.Ordinal), $"After {when}: {page} still has {without}");
            }
        }
    }
}
