using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Platform.Web.Access;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Presence;
using Platform.Web.Live;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>What a page hears of the thread it follows.</summary>
public interface IThreadClient
{
    Task Changed(ThreadChange change);

    /// <summary>How far the thread is: who is not, missed something and asks for it.</summary>
    Task Head(string thread, long sequence);

    /// <summary>How many notifications this member has not read.</summary>
    Task Bell(int unread);

    /// <summary>Who reads the thread along, when that changed.</summary>
    Task Presence(PresenceSeen presence);
}

/// <summary>Lets pages follow a thread. It writes nothing: posting is a form.</summary>
public sealed class ThreadHub(LiveConnections connections, LiveViewers viewers, ThreadQueries threads, NoticeQueries notices, WhoIsHere here, NamelessWriters writers, TimeProvider clock) : Hub<IThreadClient>
{
    private static readonly TimeSpan StillWriting = TimeSpan.FromSeconds(8);

    /// <summary>Characters of HTML in an answer: what a slow phone takes in before its connection is dropped. It asks for the rest without the hub.</summary>
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

    /// <returns>What happened since <paramref name="sequence"/>; null when there is no such thread for this reader.</returns>
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

        // Registered first: whoever loses access while this runs is seen by the live follower.
        connection.Topic = key;
        if (!await threads.IsReadable(key, viewer))
        {
            connection.Topic = null;
            return null;
        }

        // Read after entering: what is committed in between comes twice rather than never.
        await Groups.AddToGroupAsync(Context.ConnectionId, key);
        return await threads.Changes(key, sequence, viewer, MostText);
    }

    /// <returns>How many notifications the member has not read; null for a visitor.</returns>
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

    /// <returns>Who reads the thread that this page joined.</returns>
    public PresenceSeen? Presence() => connections[Context.ConnectionId].Topic is { } key ? here.Of(key) : null;

    /// <summary>The reader writes a reply; a page says so every few seconds, as long as it lasts.</summary>
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
