using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Features.Rounds;

public sealed class CodeMissesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Wrong_codes_of_all_together_are_answered_later_above_sixty_a_minute_and_a_right_one_never()
    {
        var round = await app.OpenRound();
        var clock = new FakeTimeProvider();
        await using var scope = app.Services.CreateAsyncScope();
        await using var other = app.Services.CreateAsyncScope();
        var misses = new CodeMisses(clock, NullLogger<CodeMisses>.Instance);
        var rounds = new RoundReader(scope.ServiceProvider.GetRequiredService<PlatformDb>(), misses);
        var right = new RoundReader(other.ServiceProvider.GetRequiredService<PlatformDb>(), misses);
        var wrong = round.Code == "BBBBBB" ? "CCCCCC" : "BBBBBB";
        for (var i = 0; i < CodeMisses.AMinute; i++)
            Assert.Null(await rounds.ByCode(wrong));

        var late = rounds.ByCode(wrong);
        Assert.NotNull(await right.ByCode(round.Code));
        Assert.False(late.IsCompleted);
        for (; !late.IsCompleted; await Task.Delay(10))
            clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Null(await late);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await rounds.ByCode(wrong));
    }

    [Fact]
    public async Task What_cannot_be_a_code_is_no_miss()
    {
        var clock = new FakeTimeProvider();
        await using var scope = app.Services.CreateAsyncScope();
        var rounds = new RoundReader(scope.ServiceProvider.GetRequiredService<PlatformDb>(), new CodeMisses(clock, NullLogger<CodeMisses>.Instance));

        for (var i = 0; i <= CodeMisses.AMinute; i++)
            Assert.Null(await rounds.ByCode("geen code"));
    }
}
