using Microsoft.Extensions.Time.Testing;
using Platform.Web.Changes;

namespace Platform.Tests.Changes;

/// <summary>SQL Server assigns identity values at insert and not at commit, so a change that commits late must not be skipped.</summary>
public sealed class GapTrackerTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_change_that_commits_late_is_still_waited_for()
    {
        var gaps = new GapTracker(10, _clock);

        gaps.Saw(12);

        Assert.Equal([(11, 11)], Open(gaps));
        Assert.Equal(10, gaps.Position);
        gaps.Saw(11);
        Assert.Empty(gaps.Open);
        Assert.Equal(12, gaps.Position);
    }

    [Fact]
    public void A_change_that_was_rolled_back_is_given_up_after_a_minute()
    {
        var gaps = new GapTracker(10, _clock);
        gaps.Saw(12);

        _clock.Advance(TimeSpan.FromSeconds(59));
        gaps.GiveUpOnOldGaps();
        Assert.Equal(10, gaps.Position);
        _clock.Advance(TimeSpan.FromSeconds(2));
        gaps.GiveUpOnOldGaps();

        Assert.Equal(12, gaps.Position);
    }

    [Fact]
    public void A_leap_of_the_identity_by_ten_thousand_does_not_hold_up_what_follows()
    {
        var gaps = new GapTracker(10, _clock);

        gaps.Saw(10_010);
        gaps.Saw(10_011);

        Assert.Equal(10_011, gaps.Head);
        Assert.Equal([(11, 10_009)], Open(gaps));
        _clock.Advance(TimeSpan.FromSeconds(61));
        gaps.GiveUpOnOldGaps();
        Assert.Equal(10_011, gaps.Position);
    }

    [Fact]
    public void What_commits_late_in_a_long_gap_leaves_the_rest_of_it_open()
    {
        var gaps = new GapTracker(0, _clock);
        gaps.Saw(2000);

        gaps.Saw(1000);
        gaps.Saw(1);
        gaps.Saw(1999);

        Assert.Equal([(2, 999), (1001, 1998)], Open(gaps));
        Assert.Equal(1, gaps.Position);
    }

    [Fact]
    public void A_gap_keeps_its_own_minute()
    {
        var gaps = new GapTracker(0, _clock);
        gaps.Saw(2);
        _clock.Advance(TimeSpan.FromSeconds(40));
        gaps.Saw(4);
        _clock.Advance(TimeSpan.FromSeconds(30));

        gaps.GiveUpOnOldGaps();

        Assert.Equal([(3, 3)], Open(gaps));
        Assert.Equal(2, gaps.Position);
    }

    private static IEnumerable<(long From, long To)> Open(GapTracker gaps) => gaps.Open.Select(g => (g.From, g.To));
}
