namespace Platform.Web.Followers;

/// <summary>
/// SQL Server hands out identity values at insert, not at commit: a change with a lower id can become readable after
/// one with a higher id. A missing id opens a gap, which closes when the id appears or after a minute (it was rolled
/// back, or the server skipped ahead).
/// </summary>
public sealed class GapTracker(long head, TimeProvider clock)
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    /// <summary>SQL Server skips a thousand after a crash; further holes in one leap are not worth waiting for.</summary>
    public const int MostGapsALeap = 1000;

    private readonly Dictionary<long, long> _openedAt = [];

    public long Head { get; private set; } = head;

    /// <summary>Ids below the head that were not seen yet.</summary>
    public IReadOnlyList<long> Open => [.. _openedAt.Keys];

    /// <summary>Where to start again after a restart: the id before the oldest open gap, else the head.</summary>
    public long Position => _openedAt.Count == 0 ? Head : _openedAt.Keys.Min() - 1;

    public void Saw(long id)
    {
        if (id <= Head)
        {
            _openedAt.Remove(id);
            return;
        }

        var now = clock.GetTimestamp();
        for (var missing = Math.Max(Head + 1, id - MostGapsALeap); missing < id; missing++)
            _openedAt[missing] = now;
        Head = id;
    }

    public void GiveUpOnOldGaps()
    {
        foreach (var (id, openedAt) in _openedAt.ToList())
        {
            if (clock.GetElapsedTime(openedAt) > GiveUpAfter)
                _openedAt.Remove(id);
        }
    }
}
