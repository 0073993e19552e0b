using System.Net;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class FloodTests(FloodTests.FewStrangers app) : IClassFixture<FloodTests.FewStrangers>
{
    [Fact]
    public async Task A_flood_of_strangers_keeps_out_no_browser_that_signed_in_before()
    {
        await app.Member("Bekend Apparaat");
        using var before = app.Visitor();
        await before.SignIn("bekend-apparaat@example.org", PlatformApp.Password);
        for (var i = 0; i < FewStrangers.Most; i++)
        {
            using var flood = app.Visitor();
            using var answer = await flood.Http.PostAsync("/account/sign-in", new FormUrlEncodedContent([]));
        }

        using var stranger = app.Visitor();
        await stranger.SignIn("bekend-apparaat@example.org", PlatformApp.Password, HttpStatusCode.TooManyRequests);
        using var restarted = app.Visitor();
        restarted.SetCookie("device", before.Cookie("device")["device=".Length..]);
        Assert.Equal("/about", (await restarted.SignIn("bekend-apparaat@example.org", PlatformApp.Password)).Address.AbsolutePath);
    }

    public sealed class FewStrangers : PlatformApp
    {
        public const int Most = 6;

        public override Task InitializeAsync()
        {
            Settings["RateLimits:Strangers"] = "6";
            return base.InitializeAsync();
        }
    }
}
