using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Threads;

/// <summary>What a page of a thread must know of the member who reads it.</summary>
/// <param name="Waits">Whether a moderator reads first what they write.</param>
/// <param name="HasOwn">Whether a text of theirs is not, or not yet, in the thread.</param>
/// <param name="TookPart">Whether they wrote or voted in it.</param>
public sealed record ReaderFacts(ReadingPlace Reading, bool Waits, Draft? Draft, bool HasOwn, bool TookPart);

/// <summary>Asks about the reader of a thread, with whether it is open to them, in one question and once a request.</summary>
public sealed class ReaderFactsLoader(PlatformDb db, ReaderFactsQuery query, Trust trust)
{
    private (string Thread, string? Version, ReaderFacts Reader)? _found;

    /// <returns>
    /// Which page of the thread the viewer gets. Members with the same answer have the same page, but for name, key and tokens. Null for
    /// a member who has something of their own on the page, or cannot see it.
    /// </returns>
    public async Task<(CacheVersion Version, ReaderClass Readers)?> PageOf(string thread, Viewer viewer)
    {
        var (_, version, reader) = await Ask(thread, viewer);
        return version is not null && reader is { Draft: null, HasOwn: false, TookPart: false }
            ? (new CacheVersion(version), ReaderClass.Members.With("read up to", reader.Reading.Place).With("new from", reader.Reading.Number)
                .With("next", reader.Reading.Next).Who("review first", reader.Waits))
            : null;
    }

    /// <param name="thread">Open to the viewer.</param>
    /// <param name="viewer">A member. Within one request always the same, but for one who does not exist in their place.</param>
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
