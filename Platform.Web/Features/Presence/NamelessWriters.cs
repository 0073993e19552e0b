using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Nodes;

namespace Platform.Web.Features.Presence;

/// <summary>
/// Members who write, or wrote, in a thread without a name. They are not named there as readers: not from the first letter of
/// such a reply, and not after it, for as long as it stands.
/// </summary>
public sealed class NamelessWriters
{
    private const string Channel = "presence-nameless";

    /// <summary>A reply that is begun is posted or kept as a draft well before this; from then on the database knows.</summary>
    private static readonly TimeSpan Begun = TimeSpan.FromDays(1);

    private readonly NodeMessenger _line;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(string Thread, string Member), long> _begun = [];
    private readonly ConcurrentDictionary<(string Thread, string Member), bool> _wrote = [];

    public NamelessWriters(NodeMessenger line, TimeProvider clock)
    {
        (_line, _clock) = (line, clock);
        // Another page of the same member may be open at another node.
        line.Subscribe(Channel, (_, said) =>
        {
            if (said.Split(' ') is [var thread, var member])
                _begun[(thread, member)] = _clock.GetTimestamp();
        });
    }

    /// <summary>The member writes a reply without a name.</summary>
    public void Begin(string thread, string member)
    {
        _begun[(thread, member)] = _clock.GetTimestamp();
        _line.Publish(Channel, $"{thread} {member}");
    }

    /// <param name="member">Would be named else. Of whom nothing is known yet, it is not known that they may be named.</param>
    public bool Hides(string thread, string member) =>
        _begun.ContainsKey((thread, member)) || !_wrote.TryGetValue((thread, member), out var wrote) || wrote;

    /// <summary>Something was written in these threads, perhaps without a name.</summary>
    public void Forget(IEnumerable<string> threads)
    {
        var changed = threads.ToHashSet();
        foreach (var pair in _wrote.Keys.Where(p => changed.Contains(p.Thread)))
            _wrote.TryRemove(pair, out _);
    }

    /// <summary>Asks of each reader that would be named, once until something is written in their thread.</summary>
    public async Task Learn(PlatformDb db, HashSet<(string Thread, string Member)> readers, CancellationToken cancel)
    {
        foreach (var (pair, _) in _begun.Where(b => _clock.GetElapsedTime(b.Value) > Begun))
            _begun.TryRemove(pair, out _);
        foreach (var pair in _wrote.Keys.Where(p => !readers.Contains(p)))
            _wrote.TryRemove(pair, out _);
        foreach (var some in readers.Where(r => !_wrote.ContainsKey(r)).Chunk(250))
        {
            // Noted before they are asked about: what is written meanwhile makes them be asked about again.
            foreach (var pair in some)
                _wrote[pair] = true;
            var found = await Among(db, [.. some.Select(r => r.Thread).Distinct()], [.. some.Select(r => r.Member).Distinct()], cancel);
            foreach (var pair in some)
                _wrote.TryUpdate(pair, found.Contains(pair), true);
        }
    }

    private static async Task<HashSet<(string Thread, string Member)>> Among(
        PlatformDb db, List<string> threads, List<string> members, CancellationToken cancel)
    {
        var subjects = threads.ToDictionary(ReplyDraft.Subject);
        var posts = await db.Posts.Where(p => threads.Contains(p.ThreadKey) && members.Contains(p.AuthorKey) && p.ByLayerOnly)
            .Select(p => new { p.ThreadKey, p.AuthorKey }).Distinct().ToListAsync(cancel);
        var asked = await db.Contributions.Where(c => threads.Contains(c.Key) && members.Contains(c.AuthorKey) && c.ByLayerOnly)
            .Select(c => new { c.Key, c.AuthorKey }).ToListAsync(cancel);
        var drafts = await db.Drafts.Where(d => subjects.Keys.Contains(d.Subject) && members.Contains(d.OwnerKey) && d.ByLayerOnly)
            .Select(d => new { d.Subject, d.OwnerKey }).ToListAsync(cancel);
        return
        [
            .. posts.Select(p => (p.ThreadKey, p.AuthorKey)),
            .. asked.Select(c => (c.Key, c.AuthorKey)),
            .. drafts.Select(d => (subjects[d.Subject], d.OwnerKey)),
        ];
    }
}
