using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Review;

namespace Platform.Tests.Features.Review;

public sealed class UsualWaitTests(UndecidedApp app) : IClassFixture<UndecidedApp>
{
    [Fact]
    public async Task How_long_a_decision_takes_is_told_from_twenty_decisions_on()
    {
        using var anna = await app.As("Anna");
        for (var i = 1; i <= 20; i++)
        {
            Assert.Null(await Usual());
            await anna.Ask($"Vraag nummer {i}");
            await app.Approve($"Vraag nummer {i}");
        }

        Assert.NotNull(await Usual());

        Task<TimeSpan?> Usual() => app.Scope((PlatformDb _, UsualWait wait) => wait.Find());
    }
}

/// <summary>All that members write waits, and nothing is decided yet.</summary>
public sealed class UndecidedApp : PlatformApp
{
    public UndecidedApp()
    {
        Settings["Moderation:ApprovedBeforeTrust"] = "100";
        Settings["RateLimits:Writing"] = "1000";
        Settings["RateLimits:Account"] = "1000";
    }
}
