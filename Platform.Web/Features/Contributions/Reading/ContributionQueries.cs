using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <summary>Lists of contributions that this viewer may see. They read no more than the beginning of a text.</summary>
public sealed class ContributionQueries(PlatformDb db, CurrentMember me, PageTags tags)
{
    public const int PageSize = 20;

    /// <summary>The kinds of things that a list of contributions shows. A page with such a list is made again after a change of any of them.</summary>
    public static readonly ChangeKind[] InLists = [ChangeKind.Contribution, ChangeKind.Thread, ChangeKind.Member, ChangeKind.Organisation, ChangeKind.Tag];

    /// <summary>In characters.</summary>
    private const int BeginningLength = 180, TextRead = 1000;

    /// <summary>The votes of more answers than this are not compared, because a thread can have thousands.</summary>
    private const int AnswersRead = 50;

    /// <summary>The contributions that this viewer may see.</summary>
    public IQueryable<Contribution> Visible => db.Contributions.AsNoTracking().VisibleTo(me.Viewer);

    /// <summary>The contributions with a tag that this viewer may see. The database begins with the tag, not with all contributions.</summary>
    public IQueryable<Contribution> Tagged(string tagKey) =>
        Visible.Where(c => db.ContributionTags.Where(t => t.TagKey == tagKey).Select(t => t.ContributionKey).Contains(c.Key));

    public Task<RowPage> WithTag(string tagKey, int page)
    {
        var tagged = Tagged(tagKey);
        return Page(tagged, tagged.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Key), page);
    }

    public async Task<RowPage> Page(IQueryable<Contribution> all, IQueryable<Contribution> ordered, int page)
    {
        tags.AddAny(InLists);
        var total = await all.CountAsync();
        var pager = Pager.For(page, total, PageSize);
        return new RowPage(await Rows(pager.Of(ordered)), total, pager);
    }

    /// <summary>
    /// The newest contributions of a kind. Only a fixed number of them is looked at, in the order of an index, so that a filter on the
    /// result costs the same in an archive of any size.
    /// </summary>
    public IQueryable<Contribution> Newest(ContributionKind kind, int looked)
    {
        var newest = db.Contributions.Where(c => c.Kind == kind && c.Status == ContributionStatus.Published)
            .OrderByDescending(c => c.PublishedAt).Take(looked).Select(c => c.Key);
        return Visible.Where(c => newest.Contains(c.Key));
    }

    public Task<IReadOnlyList<ContributionRow>> Rows(IQueryable<Contribution> contributions) => Rows(contributions, me.Viewer);

    /// <param name="viewer">For a list that several readers share: <see cref="Viewer.Outsider"/> or <see cref="Viewer.AnyMember"/>.</param>
    public async Task<IReadOnlyList<ContributionRow>> Rows(IQueryable<Contribution> contributions, Viewer viewer)
    {
        tags.AddAny(InLists);
        var loaded = await contributions.Include(c => c.Author).Include(c => c.Organisation).Include(c => c.Thread).Include(c => c.CoAuthors)
            .Select(c => new
            {
                Contribution = c,
                // The text can be long, so only its beginning is read. That of an imported text also mends a summary that was cut off.
                Text = c.Summary != "" && c.ImportedAt == null ? "" : db.Revisions.Where(r => r.ContributionKey == c.Key && r.Number == c.PublishedNumber).Select(r => r.Text.Substring(0, TextRead)).FirstOrDefault(),
                Useful = db.Posts.Where(p => p.ThreadKey == c.Key && p.Kind == PostKind.Answer && p.State == PostState.Visible).OrderBy(p => p.Place).Take(AnswersRead).Max(p => (int?)p.Votes),
            })
            .ToListAsync();
        if (loaded.Count == 0)
            return [];
        var keys = loaded.ConvertAll(c => c.Contribution.Key);
        var tagged = (await db.ContributionTags.Where(t => keys.Contains(t.ContributionKey)).OrderBy(t => t.TagKey)
            .Select(t => new { t.ContributionKey, Tag = new TagShown(t.TagKey, t.Tag.Name) }).ToListAsync()).ToLookup(t => t.ContributionKey, t => t.Tag);
        return loaded.ConvertAll(c => ContributionRow.Of(c.Contribution, viewer) with
        {
            Beginning = c.Contribution.Summary.Length == 0 ? Beginning(c.Text ?? "", c.Contribution.Title)
                : c.Contribution.ImportedAt is null ? c.Contribution.Summary
                : Standfirst.Mended(c.Contribution.Summary, c.Text ?? ""),
            Tags = [.. tagged[c.Contribution.Key]],
            Useful = c.Useful ?? 0,
        });
    }

    /// <summary>Returns the beginning of a text. Imported questions repeat their title there, which the row shows already.</summary>
    private static string Beginning(string text, string title)
    {
        var line = PlainText.OneLine(text);
        return PlainText.Beginning(line.StartsWith(title, StringComparison.Ordinal) ? line[title.Length..].TrimStart('.', '?', '!', ' ') : line, BeginningLength);
    }
}
