using System.Collections.Concurrent;

namespace Platform.Web.Features.Rounds;

/// <summary>One round as this node last read it: made once a change, and the same for all who look.</summary>
public sealed record RoundSnapshot(long Version, PublicRound Public, StageRound Stage);

/// <summary>The newest board of each round that is followed here.</summary>
public sealed class RoundSnapshots(IServiceScopeFactory scopes)
{
    private const int Most = 200;
    private readonly ConcurrentDictionary<string, RoundSnapshot> _newest = [];
    private readonly ConcurrentDictionary<string, byte> _changed = [];

    /// <summary>Marks it to be read again, by the next <see cref="RoundPushes"/>.</summary>
    public void Changed(string roundKey) => _changed[roundKey] = 0;

    public IReadOnlyList<string> TakeChanged()
    {
        var keys = _changed.Keys.ToList();
        foreach (var key in keys)
            _changed.TryRemove(key, out _);
        return keys;
    }

    /// <summary>
    /// For who comes in: 450 phones that return at once ask the database once. It may be a moment old; what was committed since is
    /// marked, and reaches who is in its group.
    /// </summary>
    public async Task<RoundSnapshot> Newest(string roundKey) => _newest.TryGetValue(roundKey, out var board) ? board : await Read(roundKey);

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

/// <summary>What a page hears of the round it follows: all of it, at a version, to show in place of what it has.</summary>
public interface IRoundClient
{
    Task Public(PublicRound round);

    Task Stage(StageRound round);

    /// <summary>For a helper, whose page reads itself anew.</summary>
    Task Desk(long version);
}
