using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Live;

namespace Platform.Web.Features.Threads;

/// <summary>A check that drops connections whose reader may no longer read the thread they follow.</summary>
public sealed class ThreadAccess(PlatformDb db, LiveViewers viewers)
{
    /// <summary>
    /// Drops each connection whose session ended or whose reader lost access, and each for which checking this fails. Their pages
    /// connect again and are checked then. An error of the database itself is thrown to the caller.
    /// </summary>
    public async Task DropWithoutAccess(IReadOnlyCollection<LiveConnection> connections)
    {
        try
        {
            await Drop(connections);
        }
        catch (Exception e) when (e is not DbException)
        {
            if (connections.Count == 1)
            {
                connections.Single().Drop();
                return;
            }

            foreach (var connection in connections)
                await DropWithoutAccess([connection]);
        }
    }

    private async Task Drop(IReadOnlyCollection<LiveConnection> connections)
    {
        var found = await viewers.ViewersOf(connections);
        foreach (var ended in connections.Where(c => !found.ContainsKey(c)))
            ended.Drop();
        foreach (var thread in found.Where(v => v.Key.Topic is not null).GroupBy(v => v.Key.Topic!))
            await DropWhoMayNotRead(thread.Key, [.. thread]);
    }

    private async Task DropWhoMayNotRead(string thread, IReadOnlyCollection<KeyValuePair<LiveConnection, Viewer>> readers)
    {
        var author = await db.Contributions.Where(c => c.Key == thread).Select(c => c.AuthorKey).SingleOrDefaultAsync();

        // Visibility depends on membership, roles and authorship: one query serves all readers who are alike in these.
        foreach (var alike in readers.GroupBy(r => (r.Value.IsMember, r.Value.Roles, r.Value.MemberKey == author)))
        {
            if (await db.Contributions.ReadableBy(alike.First().Value).AnyAsync(c => c.Key == thread))
                continue;
            foreach (var reader in alike)
                reader.Key.Drop();
        }
    }
}
