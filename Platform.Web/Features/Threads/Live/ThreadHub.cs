using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Platform.Web.Access;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Presence;
using Platform.Web.Live;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The messages that a page gets about the thread it follows.</summary>
public interface IThreadClient
{
    Task Changed(ThreadChange change);

    /// <summary>Sends the sequence of the thread. A page with a lower number missed something and asks for it.</summary>
    Task Head(string thread, long sequence);

    /// <summary>Sends how many unread notifications this member has.</summary>
    Task Bell(int unread);

    /// <summary>Sends who reads the thread, when that changed.</summary>
    Task Presence(PresenceSeen presence);
}

/// <summary>The hub through which pages follow a thread. It writes nothing to the database; a form sends the posts.</summary>
public sealed class ThreadHub(LiveConnections connections, LiveViewers viewers, ThreadQueries threads, NoticeQueries notices, WhoIsHere here, NamelessWriters writers, TimeProvider clock) : Hub<IThreadClient>
{
    private static readonly TimeSpan StillWriting = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Most characters of HTML in one answer, so that a slow phone receives it before its connection is dropped. The page fetches the
    /// rest with ordinary requests.
    /// </summary>
    private const int MostText = 64 * 1024;

    public override Task OnConnectedAsync()
    {
        connections.Add(new LiveConnection(
            Context, Context.User?.FindFirstValue(MemberClaims.Session), Context.User?.FindFirstValue(MemberClaims.Key)));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <returns>
    /// The changes after <paramref name="sequence"/>; null when this reader may not read the thread or their session ended.
    /// </returns>
    public async Task<ThreadChanges?> Join(string key, long sequence)
    {
        await Leave();
        var connection = connections[Context.ConnectionId];
        if (await viewers.ViewerOf(connection) is not { } viewer)
        {
            connection.Drop();
            return null;
        }

        if (!Slug.IsValid(key))
            return null;

        // Set the topic first: if the reader loses access while this runs, the live follower finds the connection.
        connection.Topic = key;
        if (!await threads.IsReadable(key, viewer))
        {
            connection.Topic = null;
            return null;
        }

        // Join the group before reading: a change committed in between arrives twice rather than never.
        await Groups.AddToGroupAsync(Context.ConnectionId, key);
        return await threads.Changes(key, sequence, viewer, MostText);
    }

    /// <returns>How many unread notifications the member has; null for a visitor, or when the session ended.</returns>
    public async Task<int?> Unread()
    {
        var connection = connections[Context.ConnectionId];
        if (await viewers.ViewerOf(connection) is not { } viewer)
        {
            connection.Drop();
            return null;
        }

        return viewer.MemberKey is { } member ? await notices.CountUnread(member) : null;
    }

    /// <returns>Who reads the thread that this page joined; null when it joined none.</returns>
    public PresenceSeen? Presence() => connections[Context.ConnectionId].Topic is { } key ? here.Of(key) : null;

    /// <summary>Records that the reader is writing a reply. A page calls this every few seconds, as long as it lasts.</summary>
    public void Writing(bool nameless)
    {
        var connection = connections[Context.ConnectionId];
        if (connection is not { MemberKey: { } member, Topic: { } thread })
            return;
        if (nameless)
            writers.Begin(thread, member);
        connection.Writes(clock.UtcNow() + StillWriting, nameless);
    }

    public void Paused() => connections[Context.ConnectionId].Writes(default, false);

    public async Task Leave()
    {
        var connection = connections[Context.ConnectionId];
        if (connection.Topic is not { } key)
            return;
        connection.Topic = null;
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, key);
    }
}
