using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Import;

/// <summary>Imports contributions, each with its posts and parts. A known text that differs gets a new revision.</summary>
public sealed class ImportContributions(
    PlatformDb db, KnownPeople people, ContentCheck check, Publishing publishing, Signatures signatures, ImportPosts posts,
    ImportParts parts, ImportReasons reasons, TimeProvider clock)
{
    /// <summary>In characters, of a summary that is made.</summary>
    private const int SummaryLength = 300;

    internal async Task<IReadOnlyList<Prepared>> Prepare(IReadOnlyList<ImportLine> lines, ImportReport report, bool asNative)
    {
        var rows = lines.Select(l => (ImportedContribution)l.Row).ToList();
        var known = await Known(lines);
        var signed = rows.Concat<SignedRow>(rows.SelectMany(ImportPosts.Of)).Concat(rows.SelectMany(r => r.CoAuthors ?? [])).Concat(rows.SelectMany(r => r.Parts.Values.SelectMany(p => p))).ToList();
        var members = await people.Members(signed.Select(r => r.Author));
        var organisations = await people.Organisations(signed.Select(r => r.Organisation));
        var knownPosts = await posts.Known(rows, report);
        var knownParts = await parts.Known(lines, [.. known.Values.Select(k => k.Contribution)]);
        var wanted = FreeKeys.Wanted(rows);
        var keys = new FreeKeys(await db.Contributions.Where(c => EF.Parameter(wanted).Contains(c.Key)).Select(c => c.Key).ToListAsync(), report);

        // Rendering is most of the work and needs only the text, so it runs in parallel.
        var contents = lines.AsParallel().Select(line => (line, Content: Check(line, known))).ToDictionary(c => c.line, c => c.Content);
        var now = clock.UtcNow();
        return lines.PrepareEach(report, reasons, line =>
        {
            var row = (ImportedContribution)line.Row;
            var text = new ImportedText(
                contents[line].Content ?? throw contents[line].Refused!,
                Fields.Audience(row.Audience),
                [Sign(row), .. (row.CoAuthors ?? []).Select(Sign)],
                Fields.Moment(row.PublishedAt, "publishedAt", now),
                Fields.Source(row.Source),
                Fields.Optional(row.Licence, "licence", 100));
            text.RefuseAuthorTwice();
            var old = known.GetValueOrDefault((line.Type, line.Id));
            if (old is not null)
                text.RefuseToReplace(old.Contribution, old.Revision);
            var key = old?.Contribution.Key ?? keys.For(line, row);
            var thread = posts.Prepare(line, key, knownPosts, Sign, text.PublishedAt, now, asNative).ToList();
            var authors = old?.Revision.Authors.Select(a => a.MemberKey) ?? text.Authors.Select(a => a.MemberKey).OfType<string>();
            var under = thread.Concat(parts.Prepare(line, key, knownParts, Sign, authors.ToHashSet(), text.PublishedAt, now, report)).ToList();
            Func<Task>? write = old is null ? () => Add(line, key, text, asNative ? null : now)
                : text.Is(old.Contribution, old.Revision) ? null
                : () => Change(key, text, now);
            var outcome = old is null ? Outcome.New : write is null && under.All(t => t.Write is null) ? Outcome.Unchanged : Outcome.Changed;
            return [new Prepared(line, outcome, write) { MadeSummary = write is not null && contents[line].MadeSummary }, .. under];
        });

        Signature Sign(SignedRow signed) => Signature.Read(signed, members, organisations);
    }

    private Checked Check(ImportLine line, Dictionary<(string, string), KnownText> known)
    {
        var row = (ImportedContribution)line.Row;
        try
        {
            var earlier = known.GetValueOrDefault((line.Type, line.Id))?.Revision;
            var typed = new DraftText(row.Title ?? "", row.Summary ?? "", row.Body ?? "", row.Language ?? "", string.Join(',', row.Tags ?? []))
            {
                Fields = FieldValues.Of(row.Fields),
            };
            var kind = KindOf(line).Traits();
            var content = check.Check(kind, typed, earlier, needsSummary: false);
            if (!kind.NeedsSummary || content.Summary.Length > 0)
                return new(content, null, false);
            // An unchanged body leaves the summary as it is, because people may have edited that since.
            return earlier is { Summary.Length: > 0 } && earlier.Body == content.Body
                ? new(content with { Summary = earlier.Summary }, null, false)
                : new(content with { Summary = FirstParagraph.Of(content.Html.ToString(), content.Text, SummaryLength) }, null, true);
        }
        catch (RuleBroken e)
        {
            return new(null, e, false);
        }
    }

    private async Task<Dictionary<(string Type, string Id), KnownText>> Known(IReadOnlyList<ImportLine> lines)
    {
        var ids = lines.Select(l => l.Id).ToList();
        var natives = NativeId.KeysIn(ids);
        var known = await db.Contributions.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.ExternalId!) || (c.ExternalId == null && EF.Parameter(natives).Contains(c.Key)))
            .Join(db.Revisions, c => c.Key, r => r.ContributionKey, (c, r) => new { Contribution = c, Revision = r })
            .Where(k => k.Revision.Number == (k.Contribution.PublishedNumber ?? k.Contribution.LatestNumber))
            .ToListAsync();
        return known.ToDictionary(
            k => (k.Contribution.Kind.ApiName, k.Contribution.ExternalId ?? NativeId.Of(k.Contribution.Key)),
            k => new KnownText(k.Contribution, k.Revision));
    }

    private async Task Add(ImportLine line, string key, ImportedText text, DateTime? importedAt)
    {
        var authors = await signatures.Bylines(text.Authors);
        var contribution = Contribution.New(KindOf(line), key, authors[0].MemberKey, text.PublishedAt);
        db.Contributions.Add(contribution);
        var revision = contribution.Propose(text.Content with { Audience = text.Audience ?? Audience.Everyone }, authors, text.PublishedAt);
        db.Revisions.Add(revision);
        await publishing.Publish(contribution, revision, text.PublishedAt);
        contribution.ComesFrom(line.Id, text.Source, text.Licence, text.PublishedAt, importedAt);
    }

    private async Task Change(string key, ImportedText text, DateTime now)
    {
        var contribution = await db.Contributions.Include(c => c.Tags).Include(c => c.CoAuthors).AsSplitQuery().SingleAsync(c => c.Key == key);
        var current = await db.Revisions.SingleAsync(r => r.ContributionKey == key && r.Number == contribution.PublishedNumber);
        if (!text.SaysTheSameAs(current) || text.AudienceAfter(contribution) != current.Audience)
        {
            // The authors stay as they were, so that a second import neither reveals nor hides one.
            IReadOnlyList<Byline> authors = [current.Authors[0] with { ByLayerOnly = contribution.ByLayerOnly }, .. current.Authors.Skip(1)];
            var revision = contribution.Propose(text.Content with { Audience = text.AudienceAfter(contribution) }, authors, now);
            db.Revisions.Add(revision);
            await publishing.Publish(contribution, revision, now);
        }

        if (contribution.ExternalId is { } id)
            contribution.ComesFrom(id, text.Source, text.Licence, text.PublishedAt, contribution.ImportedAt is null ? null : now);
    }

    private static ContributionKind KindOf(ImportLine line) => Kinds.Parse(line.Type);

    private sealed record Checked(RevisionContent? Content, Exception? Refused, bool MadeSummary);

    private sealed record KnownText(Contribution Contribution, Revision Revision);
}
