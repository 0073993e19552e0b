using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Questions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>Imports articles and questions, each with its posts. A known text that differs gets a new revision.</summary>
public sealed class ImportContributions(
    PlatformDb db, KnownPeople people, ContentCheck check, Publishing publishing, Signatures signatures, ImportPosts posts,
    ImportReasons reasons, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Prepared>> Prepare(IReadOnlyList<ImportLine> lines, ImportReport report, bool asNative)
    {
        var rows = lines.Select(l => (ImportedContribution)l.Row).ToList();
        var known = await Known(lines);
        var signed = rows.Concat<SignedRow>(rows.SelectMany(ImportPosts.Of)).ToList();
        var members = await people.Members(signed.Select(r => r.Author));
        var organisations = await people.Organisations(signed.Select(r => r.Organisation));
        var knownPosts = await posts.Known(rows, report);
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
                Signature.Read(row, members, organisations),
                Fields.Moment(row.PublishedAt, "publishedAt", now),
                Fields.Source(row.Source),
                Fields.Optional(row.Licence, "licence", 100));
            var old = known.GetValueOrDefault((line.Type, line.Id));
            if (old is not null)
                text.RefuseToReplace(old.Contribution, old.Revision);
            var key = old?.Contribution.Key ?? keys.For(line, row);
            var thread = posts.Prepare(line, key, knownPosts, post => Signature.Read(post, members, organisations), text.PublishedAt, now).ToList();
            Func<Task>? write = old is null ? () => Add(line, key, text, asNative ? null : now)
                : text.Is(old.Contribution, old.Revision) ? null
                : () => Change(key, text, now);
            var outcome = old is null ? Outcome.New : write is null && thread.All(t => t.Write is null) ? Outcome.Unchanged : Outcome.Changed;
            return [new Prepared(line, outcome, write) { MadeSummary = write is not null && contents[line].MadeSummary }, .. thread];
        });
    }

    private Checked Check(ImportLine line, Dictionary<(string, string), KnownText> known)
    {
        var row = (ImportedContribution)line.Row;
        try
        {
            var earlier = known.GetValueOrDefault((line.Type, line.Id))?.Revision;
            var typed = new DraftText(row.Title ?? "", row.Summary ?? "", row.Body ?? "", row.Language ?? "", string.Join(',', row.Tags ?? []));
            var content = check.Check(typed, needsSummary: false, earlier);
            if (line.Type != "article" || content.Summary.Length > 0)
                return new(content, null, false);
            // An unchanged body leaves the summary as it is, because people may have edited that since.
            return earlier is { Summary.Length: > 0 } && earlier.Body == content.Body
                ? new(content with { Summary = earlier.Summary }, null, false)
                : new(content with { Summary = FirstParagraph.Of(content.Html.ToString(), content.Text) }, null, true);
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
            k => (ApiName.Of(k.Contribution.Kind), k.Contribution.ExternalId ?? NativeId.Of(k.Contribution.Key)),
            k => new KnownText(k.Contribution, k.Revision));
    }

    private async Task Add(ImportLine line, string key, ImportedText text, DateTime? importedAt)
    {
        var byline = await signatures.Byline(text.By);
        Contribution contribution = line.Type == "article"
            ? new Article(key, byline.MemberKey, text.PublishedAt)
            : new Question(key, byline.MemberKey, text.PublishedAt);
        db.Contributions.Add(contribution);
        var revision = contribution.Propose(text.Content with { Audience = text.Audience ?? Audience.Everyone }, byline, text.PublishedAt);
        db.Revisions.Add(revision);
        await publishing.Publish(contribution, revision, text.PublishedAt);
        contribution.ComesFrom(line.Id, text.Source, text.Licence, text.PublishedAt, importedAt);
    }

    private async Task Change(string key, ImportedText text, DateTime now)
    {
        var contribution = await db.Contributions.Include(c => c.Tags).SingleAsync(c => c.Key == key);
        var current = await db.Revisions.SingleAsync(r => r.ContributionKey == key && r.Number == contribution.PublishedNumber);
        if (!text.SaysTheSameAs(current) || text.AudienceAfter(contribution) != current.Audience)
        {
            // The byline stays as it was, so that a second import neither reveals nor hides an author.
            var byline = new Byline(contribution.AuthorKey, contribution.OrganisationKey, contribution.ByLayerOnly, contribution.Layer);
            var revision = contribution.Propose(text.Content with { Audience = text.AudienceAfter(contribution) }, byline, now);
            db.Revisions.Add(revision);
            await publishing.Publish(contribution, revision, now);
        }

        if (contribution.ExternalId is { } id)
            contribution.ComesFrom(id, text.Source, text.Licence, text.PublishedAt, contribution.ImportedAt is null ? null : now);
    }

    private sealed record Checked(RevisionContent? Content, Exception? Refused, bool MadeSummary);

    private sealed record KnownText(Contribution Contribution, Revision Revision);
}
