using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Live;
using Platform.Web.Nodes;
using Platform.Web.Shared;

namespace Platform.Web.Features.Presence;

/// <summary>
/// The readers of each thread: counted from the open pages of this node, and received from the other nodes. They are only in memory,
/// because nobody needs to know who was here a minute ago.
/// </summary>
public sealed class WhoIsHere
{
    private const string Channel = "presence";

    /// <summary>
    /// The counts of a node are discarded when it sent nothing for this long. A running node repeats them more often.
    /// </summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan SayAgain = TimeSpan.FromSeconds(10);

    private readonly NamelessWriters _nameless;
    private readonly LiveConnections _connections;
    private readonly NodeMessenger _line;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(string Node, string Thread), (PresenceHere Here, long At)> _elsewhere = [];
    private readonly ConcurrentDictionary<string, PersonSeen?> _named = [];
    private readonly Dictionary<string, (string Text, long At)> _said = [];
    private Dictionary<string, PresenceHere> _here = [];
    private volatile bool _sayAll;

    public WhoIsHere(LiveConnections connections, NamelessWriters nameless, NodeMessenger line, TimeProvider clock)
    {
        (_connections, _nameless, _line, _clock) = (connections, nameless, line, clock);
        line.Subscribe(Channel, Hear);
        line.Connected += () => _sayAll = true;
    }

    /// <summary>Keys of the threads that have open pages at this node.</summary>
    public IEnumerable<string> Threads => _here.Keys;

    public PresenceSeen Of(string thread)
    {
        var nodes = _elsewhere.Where(e => e.Key.Thread == thread && _clock.GetElapsedTime(e.Value.At) < Forgotten).Select(e => e.Value.Here).ToList();
        if (_here.GetValueOrDefault(thread) is { } here)
            nodes.Add(here);
        return PresenceSeen.Of(thread, nodes);
    }

    /// <summary>Discards what is known about these members, because they may have changed whether they want to be shown.</summary>
    public void Forget(IEnumerable<string> memberKeys)
    {
        foreach (var key in memberKeys)
            _named.TryRemove(key, out _);
    }

    /// <summary>Counts the readers again, and sends what changed to the other nodes.</summary>
    public async Task Look(PlatformDb db, CancellationToken cancel)
    {
        var now = _clock.UtcNow();
        var pages = _connections.All.Where(c => c.Topic is not null).ToLookup(c => c.Topic!);
        await LearnNames(db, [.. pages.SelectMany(p => p).Select(c => c.MemberKey).OfType<string>().Distinct()], cancel);
        await _nameless.Learn(db, [.. pages.SelectMany(p => p).Where(c => c.MemberKey is { } member && IsWilling(member)).Select(c => (c.Topic!, c.MemberKey!))], cancel);
        _here = pages.ToDictionary(p => p.Key, p => Count(p.Key, [.. p], now));
        Say();
    }

    private PresenceHere Count(string thread, List<LiveConnection> pages, DateTime now)
    {
        var members = pages.Where(p => p.MemberKey is not null).Select(p => p.MemberKey!).ToHashSet();
        // To others, such a member seems to have closed the page. If the name disappeared while the count stayed, it would reveal who
        // is writing.
        var hiding = members.Where(m => IsWilling(m) && _nameless.Hides(thread, m)).ToHashSet();
        var writing = pages.Where(p => p.WritesUntil > now).ToLookup(p => p.WritesNameless || hiding.Contains(p.MemberKey!), p => p.MemberKey!);
        return new PresenceHere(
            thread, members.Count - hiding.Count + pages.Count(p => p.MemberKey is null), Names(members.Except(hiding)),
            writing[false].Distinct().Count(), Names(writing[false].Distinct()), writing[true].Distinct().Count());
    }

    private bool IsWilling(string member) => _named.GetValueOrDefault(member) is not null;

    private List<PersonSeen> Names(IEnumerable<string> members) => [.. members.Select(m => _named.GetValueOrDefault(m)).OfType<PersonSeen>()];

    private async Task LearnNames(PlatformDb db, HashSet<string> here, CancellationToken cancel)
    {
        Forget(_named.Keys.Where(k => !here.Contains(k)).ToList());
        foreach (var keys in here.Where(k => !_named.ContainsKey(k)).Chunk(500))
        {
            foreach (var key in keys)
                _named[key] = null;
            var willing = await db.Members.AsNoTracking().Include(m => m.Organisation)
                .Where(m => keys.Contains(m.Key) && m.ShowsPresence && m.ErasedAt == null)
                .ToListAsync(cancel);
            foreach (var member in willing)
                _named[member.Key] = member.Facts().SeenBy(Viewer.Outsider);
        }
    }

    private void Say()
    {
        if (!_line.IsConnected)
            return;
        if (_sayAll)
            _said.Clear();
        _sayAll = false;
        foreach (var left in _said.Keys.Where(t => !_here.ContainsKey(t)).ToList())
        {
            _said.Remove(left);
            _line.Publish(Channel, JsonSerializer.Serialize(PresenceHere.Nobody(left)));
        }

        foreach (var (thread, here) in _here)
        {
            var text = JsonSerializer.Serialize(here);
            if (_said.TryGetValue(thread, out var said) && said.Text == text && _clock.GetElapsedTime(said.At) < SayAgain)
                continue;
            _said[thread] = (text, _clock.GetTimestamp());
            _line.Publish(Channel, text);
        }
    }

    private void Hear(string node, string text)
    {
        if (JsonSerializer.Deserialize<PresenceHere>(text) is not { } here)
            return;
        if (here.Readers == 0)
            _elsewhere.TryRemove((node, here.Thread), out _);
        else
            _elsewhere[(node, here.Thread)] = (here, _clock.GetTimestamp());
        foreach (var (key, (_, at)) in _elsewhere.Where(e => _clock.GetElapsedTime(e.Value.At) > Forgotten))
            _elsewhere.TryRemove(key, out _);
    }
}
