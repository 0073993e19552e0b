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
/// <param name="TookPart">Whether the member opened the thread, wrote in it or voted in it.</param>
public sealed record ReaderFacts(ReadingPlace Reading, bool Waits, Draft? Draft, bool HasOwn, bool TookPart);

/// <summary>A loader of the facts about a thread's reader and of their access to the thread, with one query per request.</summary>
public sealed class ReaderFactsLoader(PlatformDb db, ReaderFactsQuery query, Trust trust)
{
    private (string Thread, string? Version, ReaderFacts Reader)? _found;

    /// <returns>
    /// The version and the class of readers of the page that the viewer gets. Members with the same answer get the same page, except
    /// for name, key and tokens. Null for a member who has something of their own on the page, or may not see the thread.
    /// </returns>
    public async Task<(CacheVersion Version, ReaderClass Readers)?> PageOf(string thread, Viewer viewer)
    {
        var (_, version, reader) = await Ask(thread, viewer);
        return version is not null && reader is { Draft: null, HasOwn: false, TookPart: false }
            ? (new CacheVersion(version), ReaderClass.Members.With("read up to", reader.Reading.Place).With("new from", reader.Reading.Number)
                .With("next", reader.Reading.Next).Who("review first", reader.Waits))
            : null;
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
                found.HasOwn, found.TookPart));
        }

        return _found.Value;
    }
}
