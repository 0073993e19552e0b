using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Nodes;

namespace Platform.Web.Features.Presence;

/// <summary>
/// The members who write, or wrote, in a thread without a name. They are not named there as readers, from the first letter of such a
/// text and for as long as it exists.
/// </summary>
public sealed class NamelessWriters
{
    private const string Channel = "presence-nameless";

    /// <summary>
    /// How long a begun reply is remembered here. It is posted or saved as a draft well before that, and then the database knows it.
    /// </summary>
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

    /// <summary>Records that the member is writing a reply without a name, and informs the other nodes.</summary>
    public void Begin(string thread, string member)
    {
        _begun[(thread, member)] = _clock.GetTimestamp();
        _line.Publish(Channel, $"{thread} {member}");
    }

    /// <param name="member">A member who would otherwise be named. The result is also true while nothing is known about them
    /// yet.</param>
    public bool Hides(string thread, string member) =>
        _begun.ContainsKey((thread, member)) || !_wrote.TryGetValue((thread, member), out var wrote) || wrote;

    /// <summary>Discards what is known about these threads, because something was written in them, perhaps without a name.</summary>
    public void Forget(IEnumerable<string> threads)
    {
        var changed = threads.ToHashSet();
        foreach (var pair in _wrote.Keys.Where(p => changed.Contains(p.Thread)))
            _wrote.TryRemove(pair, out _);
    }

    /// <summary>
    /// Finds whether each of these readers wrote without a name in their thread. The result is used until something is written there.
    /// </summary>
    public async Task Learn(PlatformDb db, HashSet<(string Thread, string Member)> readers, CancellationToken cancel)
    {
        foreach (var (pair, _) in _begun.Where(b => _clock.GetElapsedTime(b.Value) > Begun))
            _begun.TryRemove(pair, out _);
        foreach (var pair in _wrote.Keys.Where(p => !readers.Contains(p)))
            _wrote.TryRemove(pair, out _);
        foreach (var some in readers.Where(r => !_wrote.ContainsKey(r)).Chunk(250))
        {
            // Set before the query: if something is written meanwhile, this entry is removed and the reader is looked up again.
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
