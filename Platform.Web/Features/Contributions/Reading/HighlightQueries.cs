using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Contributions;

/// <summary>Somebody who wrote contributions of a set under their own name.</summary>
public sealed record Writer(PersonSeen Person, int Count);

/// <summary>What stands out in a set of contributions, as a page about a topic or an organisation shows it.</summary>
/// <param name="Since">When the oldest was published; null without any.</param>
/// <param name="Best">Solved questions, of which most members found the answer useful.</param>
/// <param name="Open">The newest without an answer.</param>
/// <param name="Writers">Those who wrote most of them.</param>
public sealed record Highlights(
    DateTime? Since, IReadOnlyList<ContributionRow> Best, IReadOnlyList<ContributionRow> Open, IReadOnlyList<Writer> Writers, IReadOnlyList<TagShown> Tags)
{
    public static readonly Highlights None = new(null, [], [], [], []);

    /// <summary>The contributions that are shown above the list.</summary>
    public IEnumerable<ContributionRow> Rows => Best.Concat(Open);
}

/// <summary>Finds what stands out in a set of contributions that this viewer may see.</summary>
public sealed class HighlightQueries(PlatformDb db, ContributionQueries contributions, CurrentMember me)
{
    /// <summary>Below this number the whole list is short enough, and nothing needs to stand out.</summary>
    public const int FewestForLists = 6;

    private const int MostRows = 3, MostWriters = 6, MostTags = 8;

    private static readonly ContributionKind[] Answered = [.. Kinds.All.Where(k => k.TakesAnswers).Select(k => k.Kind)];

    /// <param name="set">Begins with <see cref="ContributionQueries.Visible"/>.</param>
    /// <param name="total">How many contributions are in the set.</param>
    /// <param name="exceptTag">A tag that is left out, because all of the set have it.</param>
    /// <param name="by">The part of the set of which the first authors are shown; null for the whole set.</param>
    public async Task<Highlights> Of(IQueryable<Contribution> set, int total, string? exceptTag = null, IQueryable<Contribution>? by = null)
    {
        if (total == 0)
            return Highlights.None;
        var since = await set.MinAsync(c => c.PublishedAt);
        IReadOnlyList<ContributionRow> best = [], open = [];
        if (total >= FewestForLists)
        {
            best = await Best(set);
            open = await contributions.Rows(set.Where(c => Answered.Contains(c.Kind) && c.Status == ContributionStatus.Published && c.Thread.AnswerCount == 0)
                .OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Key).Take(MostRows));
        }

        return new Highlights(since, best, open, await Writers(by ?? set), await Tags(set, exceptTag));
    }

    private async Task<IReadOnlyList<ContributionRow>> Best(IQueryable<Contribution> set)
    {
        var keys = await set.Where(c => c.Thread.AcceptedPostKey != null && c.Status == ContributionStatus.Published)
            .Join(db.Posts.Where(p => p.State == PostState.Visible && p.Votes > 0), c => c.Thread.AcceptedPostKey, p => p.Key, (c, p) => new { c.Key, p.Votes })
            .OrderByDescending(f => f.Votes).ThenBy(f => f.Key).Take(MostRows).Select(f => f.Key).ToListAsync();
        var rows = await contributions.Rows(contributions.Visible.Where(c => keys.Contains(c.Key)));
        return [.. rows.OrderBy(r => keys.IndexOf(r.Key))];
    }

    /// <summary>Texts by layer only count for nobody, so that no number tells who wrote them.</summary>
    private async Task<IReadOnlyList<Writer>> Writers(IQueryable<Contribution> set)
    {
        var most = await set.Where(c => !c.ByLayerOnly && c.Author.ErasedAt == null && !c.Author.IsPlaceholder)
            .GroupBy(c => c.AuthorKey).Select(by => new { by.Key, Count = by.Count() })
            .OrderByDescending(by => by.Count).ThenBy(by => by.Key).Take(MostWriters).ToListAsync();
        var keys = most.ConvertAll(m => m.Key);
        var members = await db.Members.AsNoTracking().Include(m => m.Organisation).Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key);
        return [.. most.Where(m => members.ContainsKey(m.Key)).Select(m => new Writer(members[m.Key].Facts().SeenBy(me.Viewer), m.Count))];
    }

    private async Task<IReadOnlyList<TagShown>> Tags(IQueryable<Contribution> set, string? except)
    {
        var most = await set.Join(db.ContributionTags, c => c.Key, t => t.ContributionKey, (c, t) => t).Where(t => t.TagKey != except)
            .GroupBy(t => new { t.TagKey, t.Tag.Name }).Select(tag => new { tag.Key.TagKey, tag.Key.Name, Count = tag.Count() })
            .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Name).Take(MostTags).ToListAsync();
        return most.ConvertAll(tag => new TagShown(tag.TagKey, tag.Name));
    }
}
