using System.Collections.Concurrent;

namespace Platform.Web.Features.Rounds;

/// <summary>A round as this node last read it: read once per change and shared by all viewers.</summary>
public sealed record RoundSnapshot(long Version, PublicRound Public, StageRound Stage);

/// <summary>The newest snapshot of each round that is followed on this node.</summary>
public sealed class RoundSnapshots(IServiceScopeFactory scopes)
{
    private const int Most = 200;
    private readonly ConcurrentDictionary<string, RoundSnapshot> _newest = [];
    private readonly ConcurrentDictionary<string, byte> _changed = [];

    /// <summary>Marks the round, so that the next run of <see cref="RoundPushes"/> reads it again.</summary>
    public void Changed(string roundKey) => _changed[roundKey] = 0;

    public IReadOnlyList<string> TakeChanged()
    {
        var keys = _changed.Keys.ToList();
        foreach (var key in keys)
            _changed.TryRemove(key, out _);
        return keys;
    }

    /// <summary>
    /// Returns the newest known snapshot, so that 450 phones that reconnect at once cause one read of the database. An idle round's
    /// snapshot may be old: compare its version with the row's. A newer change is marked already and is sent to the round's groups.
    /// </summary>
    public async Task<RoundSnapshot> Newest(string roundKey) => _newest.TryGetValue(roundKey, out var snapshot) ? snapshot : await Read(roundKey);

    public async Task<RoundSnapshot> Read(string roundKey)
    {
        await using var scope = scopes.CreateAsyncScope();
        var state = await scope.ServiceProvider.GetRequiredService<RoundReader>().State(roundKey);
        var read = new RoundSnapshot(state.Version, state.ForEveryone(), state.ForStage());
        if (_newest.Count >= Most)
            _newest.Clear();
        return _newest.AddOrUpdate(roundKey, read, (_, known) => known.Version > read.Version ? known : read);
    }
}

/// <summary>
/// The messages to a page that follows a round. Each carries the whole round at a version and replaces what the page shows.
/// </summary>
public interface IRoundClient
{
    Task Public(PublicRound round);

    Task Stage(StageRound round);

    /// <summary>Tells a helper's page the newest version; the page then reads itself again.</summary>
    Task Desk(long version);
}
