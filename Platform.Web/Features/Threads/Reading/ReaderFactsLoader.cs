using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Threads;

/// <summary>The facts about a member that the page of a thread needs.</summary>
/// <param name="Waits">Whether a moderator reads this member's texts before they appear.</param>
/// <param name="HasOwn">Whether the member has a text that is not, or not yet, in the thread.</param>
/// <param name="IsAuthor">Whether the member is an author of the contribution.</param>
/// <param name="TookPart">Whether the member wrote in the thread or voted in it.</param>
/// <param name="HasSame">Whether the member has the same question.</param>
public sealed record ReaderFacts(ReadingPlace Reading, bool Waits, Draft? Draft, bool HasOwn, bool IsAuthor, bool TookPart, bool HasSame);

/// <summary>A loader of the facts about a thread's reader and of their access to the thread, with one query per request.</summary>
public sealed class ReaderFactsLoader(PlatformDb db, ReaderFactsQuery query, Trust trust)
{
    private (string Thread, string? Version, ReaderFacts Reader)? _found;

    /// <returns>
    /// What the viewer's page of a thread needs besides its template. Null for a member who has a text there that others do not see, or
    /// may not see the thread.
    /// </returns>
    public async Task<ThreadReader?> ReaderOf(string thread, Viewer viewer)
    {
        var (_, version, reader) = await Ask(thread, viewer);
        if (version is null || reader.HasOwn)
            return null;
        var (own, voted) = (new HashSet<string>(), new HashSet<string>());
        if (reader.TookPart)
            await foreach (var post in query.Part(db, thread, viewer.MemberKey!))
                (post.IsOwn ? own : voted).Add(post.Key);
        return new ThreadReader(new CacheVersion(version), viewer, reader, own, voted);
    }

    /// <param name="thread">A thread that the viewer may read.</param>
    /// <param name="viewer">A member, the same throughout a request. The placeholder of <see cref="ThreadPageCache"/> gets the facts of
    /// the member it replaces.</param>
    public async Task<ReaderFacts> Find(string thread, Viewer viewer) => (await Ask(thread, viewer)).Reader;

    private async Task<(string Thread, string? Version, ReaderFacts Reader)> Ask(string thread, Viewer viewer)
    {
        if (_found?.Thread != thread)
        {
            var found = await query.Find(db, thread, viewer.MemberKey!, ReplyDraft.Subject(thread));
            _found = (thread, found.Version, new ReaderFacts(
                new ReadingPlace(found.Place, found.Before + 1, found.Next),
                !trust.Has(viewer, found.ApprovedCount, found.Address),
                found.HasDraft ? await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == viewer.MemberKey && d.Subject == ReplyDraft.Subject(thread)) : null,
                found.HasOwn, found.IsAuthor, found.TookPart, found.HasSame));
        }

        return _found.Value;
    }
}
