using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Review;

public enum QueueKind
{
    All,
    Articles,
    Questions,
    Edits,
    Replies,
}

public enum QueueOwner
{
    All,
    Mine,
    Unclaimed,
}

/// <param name="Word">Key in ReviewText of the kind of text.</param>
/// <param name="ClaimedBy">Name of the moderator who works on it; null when nobody does.</param>
public sealed record QueueRow(
    string Key, string Word, string Title, bool IsArticle, PersonSeen Author, DateTime DueAt, string? ClaimedBy, bool IsMine, bool IsOwn);

/// <param name="Late">How many of all waiting items are past their term.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, int Total, int Waiting, int Late, Pager Pager);

/// <summary>The queue of the moderators, with the most urgent item first.</summary>
public sealed class QueueQueries(PlatformDb db, CurrentMember me, TimeProvider clock)
{
    public const int PageSize = 20;

    private IQueryable<ReviewItem> Open => db.ReviewItems.AsNoTracking().Where(i => i.ClosedAt == null);

    public async Task<QueuePage> Page(QueueKind kind, QueueOwner owner, int page)
    {
        var now = clock.UtcNow();
        var items = Filter(kind, owner);
        var total = await items.CountAsync();
        var pager = Pager.For(page, total, PageSize);
        var shown = await pager.Of(items.OrderBy(i => i.DueAt).ThenBy(i => i.Key))
            .Include(i => i.ClaimedBy)
            .ToListAsync();
        return new QueuePage(await Rows(shown), total, await Open.CountAsync(), await Open.CountAsync(i => i.DueAt < now), pager);
    }

    /// <summary>Finds the next item that this moderator can take; null when there is none.</summary>
    public Task<string?> Next() => Open
        .Where(i => i.SubmittedByKey != me.Key && !db.Contributions.Any(c => c.AuthorKey == me.Key && i.PostVersion!.Post.ThreadKey == c.Key)
            && !db.Posts.Any(p => p.AuthorKey == me.Key && i.PostVersion!.Post.ReplyToKey == p.Key))
        .Where(i => i.ClaimedByKey == null || i.ClaimedByKey == me.Key)
        .OrderBy(i => i.DueAt).ThenBy(i => i.Key)
        .Select(i => (string?)i.Key)
        .FirstOrDefaultAsync();

    private IQueryable<ReviewItem> Filter(QueueKind kind, QueueOwner owner)
    {
        var items = kind switch
        {
            QueueKind.Articles => Open.Where(i => i.Revision!.Contribution.Kind == ContributionKind.Article),
            QueueKind.Questions => Open.Where(i => i.Revision!.Contribution.Kind == ContributionKind.Question),
            QueueKind.Edits => Open.Where(i => i.Revision!.Contribution.PublishedNumber != null || i.PostVersion!.Post.PublishedNumber != null),
            QueueKind.Replies => Open.Where(i => i.PostKey != null),
            _ => Open,
        };
        return owner switch
        {
            QueueOwner.Mine => items.Where(i => i.ClaimedByKey == me.Key),
            QueueOwner.Unclaimed => items.Where(i => i.ClaimedByKey == null),
            _ => items,
        };
    }

    private async Task<List<QueueRow>> Rows(List<ReviewItem> items)
    {
        var postKeys = items.Select(i => i.PostKey).OfType<string>().ToList();
        var posts = await db.Posts.AsNoTracking().Where(p => postKeys.Contains(p.Key))
            .Include(p => p.Author).Include(p => p.Organisation)
            .ToDictionaryAsync(p => p.Key);
        var contributionKeys = items.Select(i => i.ContributionKey ?? posts[i.PostKey!].ThreadKey).Distinct().ToList();
        var contributions = await db.Contributions.AsNoTracking().Where(c => contributionKeys.Contains(c.Key))
            .Include(c => c.Author).Include(c => c.Organisation)
            .ToDictionaryAsync(c => c.Key);
        return items.ConvertAll(i => i.PostKey is { } key
            ? Row(i, posts[key], contributions[posts[key].ThreadKey])
            : Row(i, contributions[i.ContributionKey!]));
    }

    private QueueRow Row(ReviewItem item, Contribution contribution) => Row(
        item, contribution.PublishedNumber is null ? $"Kind.{contribution.Kind}" : "Kind.Edit",
        contribution.Title, contribution.Kind == ContributionKind.Article, contribution.AuthorFacts());

    private QueueRow Row(ReviewItem item, Post post, Contribution thread) => Row(
        item, post.PublishedNumber is null ? $"Kind.{post.Kind}" : "Kind.Edit", thread.Title, false, post.AuthorFacts());

    private QueueRow Row(ReviewItem item, string word, string title, bool isArticle, PersonFacts author) => new(
        item.Key, word, title, isArticle, author.SeenBy(me.Viewer), item.DueAt, item.ClaimedBy?.Name,
        item.ClaimedByKey == me.Key, item.SubmittedByKey == me.Key);
}
