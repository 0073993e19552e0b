using System.Collections.Concurrent;
using Platform.Web.Changes;

namespace Platform.Web.Caching;

/// <summary>
/// Records when each thing last changed, as this node knows it. A value made from that thing before then is stale. This node's commits
/// report their changes before the request is answered, so that members see their own writes. The live follower reports the changes of
/// other nodes.
/// </summary>
public sealed class Invalidations
{
    private const int Remembered = 100_000;

    private readonly ConcurrentDictionary<ChangeKey, long> _last = [];
    private readonly Lock _raising = new();
    private long _now;
    private long _floor;

    /// <summary>The number of the last invalidation. Read it before reading the data to cache.</summary>
    public long Now => Interlocked.Read(ref _now);

    /// <summary>Makes values stale that were made from one of these things, or from all things of its kind.</summary>
    public void Raise(IEnumerable<ChangeKey> changes)
    {
        var keys = changes.ToList();
        Drop([.. keys, .. keys.Select(k => ChangeKey.Any(k.Kind)).Distinct()]);
    }

    /// <summary>Makes values of these tags stale, although the things themselves did not change.</summary>
    public void Drop(IReadOnlyCollection<ChangeKey> keys)
    {
        // One at a time, so that the later of two commits of one key also gets the later number.
        lock (_raising)
        {
            var at = Interlocked.Increment(ref _now);
            if (_last.Count > Remembered)
            {
                // Every value made before this moment counts as stale from now on.
                Interlocked.Exchange(ref _floor, at);
                _last.Clear();
            }

            foreach (var key in keys)
                _last[key] = at;
        }
    }

    /// <summary>Returns whether a value of these tags, made at <paramref name="moment"/>, is still valid.</summary>
    public bool IsFresh(long moment, IReadOnlyCollection<ChangeKey> tags)
    {
        foreach (var tag in tags)
            if (_last.TryGetValue(tag, out var at) && at > moment)
                return false;
        // After the tags: if they were cleared during the lookup, the floor was raised first.
        return moment >= Interlocked.Read(ref _floor);
    }
}
