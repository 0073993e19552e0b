using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Home;

/// <summary>Two nodes on one database. One keeps the home page, the other makes it each time: both must show the same, after each change.</summary>
public sealed class KeptHomeTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task The_home_that_is_kept_equals_the_one_that_is_made_after_each_change()
    {
        await app.Member("Bea", layer: Layer.Gemeente);
        var (aad, bea, moderator) = (await app.Viewer("Aad", MemberRoles.Moderator), await app.Viewer("Bea"), await app.Viewer("Mo", MemberRoles.Moderator));
        await using var plain = PlatformApp.Beside(app, ("Platform:CacheMegabytes", "0"), ("Platform:PublicUrl", app.PublicUrl.ToString()));
        await Same(plain, "without any content");
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
            (await db.Organisations.SingleAsync(o => o.Name == "Gemeente van Bea")).Describe("Gemeente Nieuweland", Layer.Gemeente, null);
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

    /// <summary>Reads the page as a visitor at once, until it is kept, and once more, in both languages and as a member.</summary>
    private async Task Same(PlatformApp plain, string when, string? with = null, string? without = null)
    {
        foreach (var language in (string[])["nl", "en"])
        {
            using var visitor = app.Visitor();
            using var uncached = plain.Visitor();
            visitor.SetCookie("language", language);
            uncached.SetCookie("language", language);
            var made = await uncached.Http.GetStringAsync("/");
            Assert.Equal(made, await visitor.Http.GetStringAsync("/"));
            await Conversation.Eventually(async () => (await visitor.Http.GetAsync("/")).Headers.Contains("Cache-Status"), $"the page is kept after {when}");
            Assert.Equal(made, await visitor.Http.GetStringAsync("/"));
            if (with is not null && language == "nl")
                Assert.True(made.Contains(with, StringComparison.Ordinal), $"After {when}: no {with}");
            if (without is not null)
                Assert.False(made.Contains(without, StringComparison.Ordinal), $"After {when}: still {without}");
        }
    }
}
