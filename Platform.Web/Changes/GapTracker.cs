namespace Platform.Web.Changes;

/// <summary>A range of numbers of the change log that were not seen yet, with both ends included.</summary>
public readonly record struct Gap(long From, long To, long OpenedAt)
{
    public long Length => To - From + 1;
}

/// <summary>
/// Tracks missing numbers of the change log. SQL Server assigns identity values at insert, not at commit, so a change with a lower number
/// can become readable after one with a higher number. A missing number opens a gap. The gap closes when the number appears, or after a
/// minute: then the transaction was rolled back, or the server skipped numbers, ten thousand at a crash.
/// </summary>
public sealed class GapTracker(long head, TimeProvider clock)
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    /// <summary>Ordered by number, without overlap.</summary>
    private readonly List<Gap> _open = [];

    public long Head { get; private set; } = head;

    /// <summary>The gaps below the head.</summary>
    public IReadOnlyList<Gap> Open => [.. _open];

    /// <summary>Where to continue after a restart: the number before the oldest open gap, otherwise the head.</summary>
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
