using System.Collections.Concurrent;
using Platform.Web.Changes;

namespace Platform.Web.Caching;

/// <summary>
/// When each thing last changed, as far as this node knows: what was made before that, of that thing, is stale. Told by this
/// node's own commits before they are answered, so that one reads one's own writes, and by the live follower for those of others.
/// </summary>
public sealed class Invalidations
{
    private const int Remembered = 100_000;

    private readonly ConcurrentDictionary<ChangeKey, long> _last = [];
    private readonly Lock _raising = new();
    private long _now;
    private long _floor;

    /// <summary>Take it before reading what is to be kept.</summary>
    public long Now => Interlocked.Read(ref _now);

    public void Raise(IEnumerable<ChangeKey> changes)
    {
        var keys = changes.ToList();
        // One after another, so that of two commits of one key the later number stays.
        lock (_raising)
        {
            var at = Interlocked.Increment(ref _now);
            if (_last.Count > Remembered)
            {
                // What was made before this moment counts as stale from now on.
                Interlocked.Exchange(ref _floor, at);
                _last.Clear();
            }

            foreach (var key in keys)
                _last[key] = at;
        }
    }

    /// <summary>Whether something made at <paramref name="moment"/> of these things still holds.</summary>
    public bool IsFresh(long moment, IReadOnlyCollection<ChangeKey> tags)
    {
        foreach (var tag in tags)
            if (_last.TryGetValue(tag, out var at) && at > moment)
                return false;
        // After the tags: what was cleared while they were looked up raised the floor first.
        return moment >= Interlocked.Read(ref _floor);
    }
}
