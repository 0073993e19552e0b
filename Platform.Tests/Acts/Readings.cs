using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Acts;

/// <summary>Everything that shows a thread, read by everybody: it must still work after whatever was done.</summary>
public sealed class Readings(ActsApp app)
{
    private static readonly Who[] Readers = [Who.Visitor, Who.Author, Who.Moderator];
    private static readonly Who[] AllReaders = [.. Readers, Who.Member, Who.Asker];
    private readonly HashSet<string> _seen = [];

    /// <summary>Of a question; that of an article takes its place where it is one.</summary>
    private const string Page = "/questions/{key}";

    /// <summary>By address: {key} is the thread, {post} a post in it.</summary>
    public static readonly string[] OfThread =
    [
        Page, "/threads/{key}/changes", "/api/v1/threads/{key}/changes", "/threads/{key}/part", "/threads/{key}/people", "/threads/{key}/date", "/contributions/{key}/revisions", "/contributions/{key}/compare",
        "/contributions/{key}/related", "/contributions/{key}/edit", "/contributions/{key}/withdraw", "/threads/{key}/reply", "/threads/{key}/conclusion", "/threads/{key}/conclusion/history", "/threads/{key}/lock",
        "/threads/{key}/accepted", "/threads/{key}/votes", "/questions/{key}/same", "/threads/{key}/read", "/api/v1/contributions/{key}", "/api/v1/related/{key}", "/rounds/open/{thread}",
    ];

    public static readonly string[] OfPost =
    [
        "/threads/{key}/posts/{post}", "/threads/{key}/posts/{post}/history", "/threads/{key}/posts/{post}/edit", "/threads/{key}/posts/{post}/withdraw",
        "/threads/{key}/posts/{post}/moderate", "/threads/{key}/posts/{post}/move", "/threads/{key}/posts/{post}/thanks",
    ];

    public static readonly string[] OfOneself = ["/notifications", "/my/work", "/my/data?handler=Export", "/review", "/", "/questions"];

    /// <summary>The thread itself each time; all that shows it where it came to something that was not read before.</summary>
    public async Task<IReadOnlyList<string>> Of(string thread, string? post)
    {
        var faults = new List<string>();
        if (await Signature(thread, post) is not var (signature, page))
            return [];
        var isNew = _seen.Add(signature);
        foreach (var who in isNew ? AllReaders : Readers)
        {
            var reader = await app.Person(who);
            var paths = isNew ? [.. OfThread, .. post is null ? [] : OfPost, .. OfOneself] : OfThread[..3];
            foreach (var path in paths)
            {
                var address = (path == Page ? page : path).Replace("{key}", thread, StringComparison.Ordinal).Replace("{thread}", thread, StringComparison.Ordinal).Replace("{post}", post, StringComparison.Ordinal);
                var answer = await reader.Get(path.EndsWith("/compare", StringComparison.Ordinal) ? address + "?from=1&to=1" : path.EndsWith("/read", StringComparison.Ordinal) ? address + "?place=1" : address);
                if (answer.Fault is { } fault)
                    faults.Add($"afterwards {who} reads GET {path}: {fault}");
            }
        }

        return faults;
    }

    /// <returns>Null for a draft, which nobody but its author has.</returns>
    private Task<(string Signature, string Page)?> Signature(string thread, string? post) => app.Scope<(string, string)?>(async db =>
    {
        if (await db.Contributions.AsNoTracking().Include(x => x.Thread).SingleOrDefaultAsync(x => x.Key == thread) is not { } c)
            return null;
        var p = await db.Posts.AsNoTracking().SingleOrDefaultAsync(x => x.Key == post);
        return (string.Join('|', c.Kind, c.Status, c.Audience, c.ByLayerOnly, c.PublishedNumber is null, c.ProposedNumber is null, c.Thread.Locked, c.Thread.AcceptedPostKey is null, c.Thread.SameCount > 0,
            p?.State, p?.Kind, p?.ChangedAt is null, p?.Place is null, p?.ByLayerOnly, p?.ProposedNumber is null, p?.PublishedNumber is null, p?.AcceptedAt is null, p?.Cited, p?.Votes > 0), c.Path);
    });
}

/// <summary>An open page of a reader: what happens in the thread is told to it, by the live follower.</summary>
public sealed class Follows(Person reader) : IAsyncDisposable
{
    private HubConnection? _hub;
    private long _joined;

    /// <summary>Null when it can be followed.</summary>
    public async Task<string?> Join(string thread)
    {
        for (var tries = 1; ; tries++)
        {
            // A page that loses what it follows is cut off, and comes back as a reload does. A connection is answered once a second, so
            // a page that asks again at once reloads too.
            if (_hub is not { State: HubConnectionState.Connected } || Stopwatch.GetElapsedTime(_joined) < TimeSpan.FromSeconds(1))
            {
                if (_hub is not null)
                    await _hub.DisposeAsync();
                _hub = reader.Hub("/hubs/threads");
                await _hub.StartAsync();
            }

            try
            {
                _joined = Stopwatch.GetTimestamp();
                await _hub.InvokeAsync<ThreadChanges?>("Join", thread, 0L);
                return null;
            }
            catch (Microsoft.AspNetCore.SignalR.HubException e)
            {
                return $"afterwards {reader.Who} joins: {e.Message}";
            }
            catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or IOException && tries < 3)
            {
                // It was cut off just now.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}
