using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Platform.Search;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;

namespace Platform.Tests.Changes;

/// <summary>The position of the committed index, on a node whose minutes last six seconds.</summary>
public sealed class KeptPositionTests(KeptPositionTests.FastApp app) : IClassFixture<KeptPositionTests.FastApp>
{
    [Fact]
    public async Task The_position_that_is_kept_goes_along_when_a_gap_is_given_up()
    {
        var first = await app.Database.NextChange();

        // The gap that SQL Server leaves after a write that was rolled back.
        await app.Database.Publish("Roerdomp in het riet", first + 5);

        await Conversation.Eventually(() => Kept() == first - 1, "what is before the gap is kept", 20);
        await Conversation.Eventually(() => Kept() == first + 5, "the gap is given up", 60);
    }

    private long Kept()
    {
        using var committed = LiveIndex.Committed(Path.Combine(app.Database.Folder, "index"));
        return committed!.Position;
    }

    public sealed class FastApp : PlatformApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(new FastClock()));
        }
    }

    /// <summary>A clock that runs ten times as fast.</summary>
    private sealed class FastClock : TimeProvider
    {
        private const int Faster = 10;

        private readonly DateTimeOffset _start = System.GetUtcNow();
        private readonly long _startedAt = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_startedAt) * Faster);

        public override long GetTimestamp() => _startedAt + ((System.GetTimestamp() - _startedAt) * Faster);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

        private static TimeSpan Scaled(TimeSpan time) => time <= TimeSpan.Zero ? time : time / Faster;
    }
}
