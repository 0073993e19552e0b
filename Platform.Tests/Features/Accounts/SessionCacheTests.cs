using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Accounts;

public sealed class SessionCacheTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_session_that_ends_is_over_at_once_and_within_a_second_on_another_node()
    {
        await app.Member("Twee Knopen");
        await using var second = PlatformApp.Beside(app);
        using var here = await app.As("Twee Knopen");
        using var there = await second.As("Twee Knopen");
        for (var i = 0; i < 2; i++)
            foreach (var browser in new[] { here, there })
                Assert.Equal("/my/work", (await browser.Get("/my/work")).Address.AbsolutePath);

        var member = (await app.Member("Twee Knopen")).Key;
        await app.Scope(async db =>
        {
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == member).ToListAsync());
            return await db.SaveChangesAsync();
        });

        Assert.Equal("/account/sign-in", (await here.Get("/my/work")).Address.AbsolutePath);
        await Conversation.Within(1, async () => (await there.Get("/my/work")).Address.AbsolutePath == "/account/sign-in", "the session is over on the other node");
    }

    [Fact]
    public async Task A_new_notification_and_a_new_role_show_at_once()
    {
        var thread = await app.Ask("Vrager");
        using var browser = await app.As("Rol Erbij");
        var post = await app.Reply("Rol Erbij", thread, "Wij deden het zo.");
        Assert.Equal("0", await Bell());
        await browser.Get("/review", HttpStatusCode.Forbidden);

        var asked = await app.Reply("Iemand Anders", thread, "Waarom zo?", PostKind.Comment, post.Key);
        Assert.Equal("1", await Bell());
        var moderator = await app.Viewer("Mo Derator", MemberRoles.Moderator);
        await app.Scope((PlatformDb _, ModerateThread act) => act.Hide(thread, asked.Key, ReviewReason.Other, "Dit hoort hier niet.", moderator));
        Assert.Equal("0", await Bell());
        await app.Scope((PlatformDb _, ModerateThread act) => act.Show(thread, asked.Key, "Toch wel.", moderator));
        Assert.Equal("1", await Bell());

        var member = (await app.Member("Rol Erbij")).Key;
        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == member)).Grant(MemberRoles.Moderator);
            return await db.SaveChangesAsync();
        });
        await browser.Get("/review");

        async Task<string> Bell() => (await browser.Get("/questions")).Document.QuerySelector("[data-bell]")!.GetAttribute("data-bell")!;
    }
}
