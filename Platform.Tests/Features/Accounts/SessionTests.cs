using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Accounts;

public sealed class SessionTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Signing_in_over_a_session_ends_the_former_one()
    {
        var member = await app.Member("Dubbele Dina");
        await app.Member("Tweede Tom");
        using var browser = app.Visitor();
        await browser.SignIn("dubbele-dina@example.org", PlatformApp.Password);
        using var former = app.Visitor();
        former.Http.DefaultRequestHeaders.Add("Cookie", browser.CookieHeader());
        Assert.Equal("/my/work", (await former.Get("/my/work")).Address.AbsolutePath);

        // A sign-in form that was open already, in another tab.
        var token = (await browser.Get("/my/work")).Document.QuerySelector("#sign-out [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Http.PostAsync("/account/sign-in", new FormUrlEncodedContent(
            [new("Email", "tweede-tom@example.org"), new("Password", PlatformApp.Password), new("__RequestVerificationToken", token)]));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("Tweede Tom", await browser.Http.GetStringAsync("/my/profile"), StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await former.Get("/my/work")).Address.AbsolutePath);
        Assert.Equal(0, await app.Scope(db => db.Sessions.CountAsync(s => s.AccountId == member.Key)));
    }

    [Theory]
    [InlineData(MemberRoles.None, 89, 2, true)]
    [InlineData(MemberRoles.None, 91, 2, false)]
    [InlineData(MemberRoles.None, 20, 40, true)]
    [InlineData(MemberRoles.None, 20, 24 * 15, false)]
    [InlineData(MemberRoles.Moderator, 20, 11, true)]
    [InlineData(MemberRoles.Moderator, 20, 13, false)]
    [InlineData(MemberRoles.Administrator, 20, 13, false)]
    [InlineData(MemberRoles.Moderator, 91, 2, false)]
    public async Task A_session_ends_ninety_days_after_it_began_or_when_it_lies_idle(MemberRoles roles, int daysOld, int hoursIdle, bool holds)
    {
        var name = $"Sessie {roles} {daysOld} {hoursIdle}";
        var member = await app.Member(name, roles);
        using var browser = await app.As(name, roles);
        var now = TimeProvider.System.UtcNow();
        await app.Scope(db => db.Sessions.Where(s => s.AccountId == member.Key).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.CreatedAt, now.AddDays(-daysOld))
            .SetProperty(s => s.SeenAt, now.AddHours(-hoursIdle))
            // As it was noted before a role was given.
            .SetProperty(s => s.ExpiresAt, now.AddHours(-hoursIdle).AddDays(14))));

        var page = await browser.Get("/my/work");

        Assert.Equal(holds ? "/my/work" : "/account/sign-in", page.Address.AbsolutePath);
        if (holds)
        {
            var session = await app.Scope(db => db.Sessions.AsNoTracking().SingleAsync(s => s.AccountId == member.Key));
            Assert.True(session.ExpiresAt <= session.CreatedAt.AddDays(90), $"{session.ExpiresAt} is more than 90 days after {session.CreatedAt}");
            Assert.True(roles == MemberRoles.None || session.ExpiresAt <= TimeProvider.System.UtcNow().AddHours(12), $"{session.ExpiresAt} is more than 12 hours away");
        }
    }

    [Fact]
    public async Task What_the_database_holds_of_a_session_signs_nobody_in()
    {
        var member = await app.Member("Sleutel Sam");
        using var own = await app.As("Sleutel Sam");
        await own.Get("/my/work");
        var row = await app.Scope(db => db.Sessions.AsNoTracking().SingleAsync(s => s.AccountId == member.Key));
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        // A thief who has the rows, and the keys that seal cookies with them.
        var properties = new AuthenticationProperties { Items = { ["session"] = row.Key } };
        var principal = new ClaimsPrincipal(MemberClaims.IdentityOf(member, IdentityConstants.ApplicationScheme, row.Key));
        using var thief = app.Visitor();
        thief.SetCookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme)));

        Assert.Equal("/account/sign-in", (await thief.Get("/my/work")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_list_of_devices_says_when_each_session_ends()
    {
        using var browser = await app.As("Eind Eva");

        var list = await browser.Get("/account/sessions");

        Assert.Contains("eindigt zonder gebruik op", list.Text, StringComparison.Ordinal);
    }
}
