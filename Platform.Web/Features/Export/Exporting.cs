using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Import;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Export;

/// <summary>
/// Writes all published content in the exchange format: organisations, and then each text with its posts and parts, after the members
/// who signed them. A member who signed nothing, or only by layer only, is not in the file. Otherwise their presence without a text
/// would reveal who writes by layer only. Memory holds one batch of texts.
/// </summary>
public sealed class Exporting(PlatformDb db, IEnumerable<ContributionPart> parts)
{
    private const int Batch = 50;

    // Sees members-only texts, but not what only an author or a moderator may see.
    private static readonly Viewer AnyMember = new("", MemberRoles.None);

    /// <param name="wrote">Called after each batch with the number of lines so far.</param>
    public async Task Write(Stream file, Action<long> wrote, CancellationToken cancel = default)
    {
        using var lines = new Lines(file, wrote);
        await foreach (var batch in Batches(db.Organisations, o => o.Key, (q, after) => q.Where(o => o.Key.CompareTo(after) > 0).OrderBy(o => o.Key), cancel))
        {
            foreach (var organisation in batch)
                lines.Add(organisation.Key, () => ExportRows.Of(organisation));
            await lines.Flush(cancel);
        }

        var published = db.Contributions
            .VisibleTo(AnyMember)
            .Where(c => c.Status == ContributionStatus.Published)
            .Include(c => c.Author).ThenInclude(m => m.Organisation)
            .Include(c => c.Organisation)
            .Include(c => c.CoAuthors).ThenInclude(a => a.Member).ThenInclude(m => m.Organisation)
            .Include(c => c.CoAuthors).ThenInclude(a => a.Organisation);
        await foreach (var batch in Batches(published, c => c.Key, (q, after) => q.Where(c => c.Key.CompareTo(after) > 0).OrderBy(c => c.Key), cancel))
        {
            await AddTexts(batch, lines, cancel);
            await lines.Flush(cancel);
        }
    }

    private async Task AddTexts(List<Contribution> batch, Lines lines, CancellationToken cancel)
    {
        var keys = batch.ConvertAll(c => c.Key);
        var texts = await db.Revisions.AsNoTracking()
            .Where(r => EF.Parameter(keys).Contains(r.ContributionKey) && r.Number == r.Contribution.PublishedNumber)
            .Select(r => new ExportedText(r.ContributionKey, r.Title, r.Summary, r.Body, r.Language, r.Tags, r.Fields))
            .ToDictionaryAsync(r => r.Key, cancel);
        var posts = await db.Posts.AsNoTracking()
            .Where(p => EF.Parameter(keys).Contains(p.ThreadKey) && p.State == PostState.Visible)
            .Include(p => p.Author).ThenInclude(m => m.Organisation)
            .Include(p => p.Organisation)
            .OrderBy(p => p.CreatedAt).ThenBy(p => p.Key)
            .ToListAsync(cancel);
        var bodies = await db.PostVersions.AsNoTracking()
            .Where(v => EF.Parameter(keys).Contains(v.Post.ThreadKey) && v.Post.State == PostState.Visible && v.Number == v.Post.PublishedNumber)
            .ToDictionaryAsync(v => v.PostKey, v => v.Body, cancel);
        var threads = posts.ToLookup(p => p.ThreadKey);
        var lists = await Parts(batch, cancel);
        foreach (var contribution in batch)
        {
            AddSigner(contribution.AuthorFacts(), contribution.Author, contribution.Organisation, lines);
            foreach (var (author, facts) in contribution.CoAuthorFacts())
                AddSigner(facts, author.Member, author.Organisation, lines);
            foreach (var post in threads[contribution.Key])
                AddSigner(post.AuthorFacts(), post.Author, post.Organisation, lines);
            var signed = SignedLines(contribution, lists);
            foreach (var line in signed.Values.SelectMany(l => l))
                AddSigner(line.Facts, line.Member, line.Organisation, lines);
            lines.Add(contribution.Key, () => ExportRows.Of(contribution, texts[contribution.Key], [.. threads[contribution.Key]], bodies, signed));
        }
    }

    /// <summary>
    /// Returns the lines of each part that has any. A member may have become an author after signing a line. The import refuses that
    /// line, so it is left out.
    /// </summary>
    private static Dictionary<string, List<PartLine>> SignedLines(Contribution contribution, List<(string Name, ILookup<string, PartLine> Lines)> lists)
    {
        var named = contribution.CoAuthorFacts().Select(a => a.Facts).Append(contribution.AuthorFacts()).Select(f => f.SeenBy(Viewer.Outsider).MemberKey).ToHashSet();
        return lists.Select(l => (l.Name, Lines: l.Lines[contribution.Key].Where(line => !named.Contains(line.Facts.MemberKey)).ToList()))
            .Where(l => l.Lines.Count > 0)
            .ToDictionary(l => l.Name, l => l.Lines);
    }

    /// <summary>Reads the parts of these texts. A line without a name has no meaning, so a line of an erased member is left out.</summary>
    private async Task<List<(string Name, ILookup<string, PartLine> Lines)>> Parts(List<Contribution> batch, CancellationToken cancel)
    {
        var lists = new List<(string, ILookup<string, PartLine>)>();
        foreach (var part in parts)
        {
            var keys = batch.Where(c => c.Kind == part.Kind).Select(c => c.Key).ToList();
            if (keys.Count == 0)
                continue;
            var lines = (await part.Lines(keys, cancel)).SelectMany(l => l).Where(l => l.Facts.SeenBy(Viewer.Outsider).MemberKey is not null);
            lists.Add((part.Name, lines.ToLookup(l => l.ContributionKey)));
        }

        return lists;
    }

    private static void AddSigner(PersonFacts facts, Member member, Organisation? then, Lines lines)
    {
        if (facts.SeenBy(Viewer.Outsider).MemberKey is null)
            return;
        foreach (var organisation in new[] { member.Organisation, then }.OfType<Organisation>())
            lines.Add(organisation.Key, () => ExportRows.Of(organisation));
        lines.Add(member.Key, () => ExportRows.Of(member));
    }

    private static async IAsyncEnumerable<List<T>> Batches<T>(
        IQueryable<T> all, Func<T, string> keyOf, Func<IQueryable<T>, string, IQueryable<T>> after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        where T : class
    {
        var last = "";
        while (await after(all.AsNoTrackingWithIdentityResolution(), last).Take(Batch).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            yield return batch;
            last = keyOf(batch[^1]);
        }
    }

    /// <summary>Writes each row once, so that a member who signs a second text is not repeated.</summary>
    private sealed class Lines(Stream file, Action<long> wrote) : IDisposable
    {
        private readonly HashSet<string> _written = [];
        private readonly MemoryStream _buffer = new();
        private long _count;

        public void Add(string key, Func<ImportRow> row)
        {
            if (!_written.Add(key))
                return;
            JsonSerializer.Serialize<object>(_buffer, row(), ImportRow.Json);
            _buffer.WriteByte((byte)'\n');
            _count++;
        }

        public void Dispose() => _buffer.Dispose();

        public async Task Flush(CancellationToken cancel)
        {
            _buffer.Position = 0;
            await _buffer.CopyToAsync(file, cancel);
            _buffer.SetLength(0);
            wrote(_count);
        }
    }
}
