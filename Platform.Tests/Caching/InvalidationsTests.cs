using Platform.Web.Caching;
using Platform.Web.Changes;

namespace Platform.Tests.Caching;

/// <summary>What is kept is stale as soon as anything it was made of changed, whoever else changes something at the same time.</summary>
public sealed class InvalidationsTests
{
    private static readonly ChangeKey Thread = new(ChangeKind.Thread, "draad");

    [Fact]
    public void Of_two_commits_at_once_the_later_one_counts()
    {
        var evictions = new Invalidations();
        var between = 0L;

        evictions.Raise(Slowly());

        Assert.False(evictions.IsFresh(between, [Thread]), "What was read between the two commits holds.");

        IEnumerable<ChangeKey> Slowly()
        {
            between = evictions.Now;
            evictions.Raise([Thread]);
            yield return Thread;
        }
    }

    [Fact]
    public async Task Nothing_older_holds_while_many_commit_and_what_is_remembered_is_cleared()
    {
        var evictions = new Invalidations();
        var committed = 0L;
        using var stop = new CancellationTokenSource();
        var filling = Enumerable.Range(0, 2).Select(w => Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                evictions.Raise(Enumerable.Range(0, 5000).Select(n => new ChangeKey(ChangeKind.Post, $"{w}-{i}-{n}")));
        })).ToList();

        var wrong = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var before = evictions.Now;
            committed++;
            evictions.Raise([Thread]);
            if (evictions.IsFresh(before, [Thread]))
                wrong++;
        }

        await stop.CancelAsync();
        await Task.WhenAll(filling);
        Assert.Equal((0, 1_000L), (wrong, committed));
    }
}
