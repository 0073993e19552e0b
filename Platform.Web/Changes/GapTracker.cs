namespace Platform.Web.Changes;

/// <summary>Numbers of the change log that were not seen yet, from the first to the last.</summary>
public readonly record struct Gap(long From, long To, long OpenedAt)
{
    public long Length => To - From + 1;
}

/// <summary>
/// SQL Server hands out identity values at insert, not at commit: a change with a lower id can become readable after
/// one with a higher id. A missing id opens a gap, which closes when the id appears or after a minute (it was rolled
/// back, or the server skipped ahead: ten thousand at a crash).
/// </summary>
public sealed class GapTracker(long head, TimeProvider clock)
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    /// <summary>In the order of their numbers; none overlap.</summary>
    private readonly List<Gap> _open = [];

    public long Head { get; private set; } = head;

    /// <summary>What was not seen yet below the head.</summary>
    public IReadOnlyList<Gap> Open => [.. _open];

    /// <summary>Where to start again after a restart: the id before the oldest open gap, else the head.</summary>
    public long Position => _open.Count == 0 ? Head : _open[0].From - 1;

    public void Saw(long id)
    {
        if (id > Head)
        {
            if (id > Head + 1)
                _open.Add(new Gap(Head + 1, id - 1, clock.GetTimestamp()));
            Head = id;
            return;
        }

        var at = _open.FindIndex(g => g.From <= id && id <= g.To);
        if (at < 0)
            return;
        var gap = _open[at];
        _open.RemoveAt(at);
        if (id < gap.To)
            _open.Insert(at, gap with { From = id + 1 });
        if (id > gap.From)
            _open.Insert(at, gap with { To = id - 1 });
    }

    public void GiveUpOnOldGaps() => _open.RemoveAll(g => clock.GetElapsedTime(g.OpenedAt) > GiveUpAfter);
}
