namespace Platform.Web.Changes;

/// <summary>
/// Changes that could not be applied. They are tried again after one second, then after two, four, and so on, up to a minute. Each key
/// occurs once, because a follower loads the current state.
/// </summary>
public sealed class SetAside(TimeProvider clock)
{
    /// <summary>With this many failures the cause is not in single rows.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<ChangeKey, Entry> _entries = [];

    public int Count => _entries.Count;

    public bool IsFull => _entries.Count >= Most;

    /// <summary>Number of the oldest change; null where there is none. A change that did not come from the log has no number.</summary>
    public long? Oldest => _entries.Values.Where(e => e.Change.Id > 0).Min(e => (long?)e.Change.Id);

    /// <returns>False when the key was set aside already.</returns>
    public bool Add(Change change)
    {
        var key = new ChangeKey(change.Kind, change.Key);
        var known = _entries.GetValueOrDefault(key);
        var pause = Pause(known?.Attempts ?? 0);
        _entries[key] = new Entry(known?.Change is { } older && older.Id < change.Id ? older : change, (known?.Attempts ?? 0) + 1, clock.GetTimestamp(), pause);
        return known is null;
    }

    /// <summary>Returns whether the key is set aside and not yet due.</summary>
    public bool Rests(ChangeKey key) => _entries.TryGetValue(key, out var entry) && !IsDue(entry);

    /// <returns>False when the key was not set aside.</returns>
    public bool Remove(ChangeKey key) => _entries.Remove(key);

    public void Clear() => _entries.Clear();

    /// <summary>Returns the changes whose pause is over, in the order of their numbers.</summary>
    public IReadOnlyList<Change> Due() =>
        [.. _entries.Values.Where(IsDue).Select(e => e.Change).OrderBy(c => c.Id)];

    private bool IsDue(Entry entry) => clock.GetElapsedTime(entry.TriedAt) >= entry.Pause;

    private static TimeSpan Pause(int attempts) => attempts >= 6 ? Longest : First * (1 << attempts);

    private sealed record Entry(Change Change, int Attempts, long TriedAt, TimeSpan Pause);
}
