using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Review;

/// <summary>The filters of the queue by what waits: everything, each kind of contribution, edits, or replies.</summary>
public static class QueueFilters
{
    public const string All = "all";
    public const string Edits = "edits";
    public const string Replies = "replies";

    public static IReadOnlyList<string> Names { get; } = [All, .. Kinds.All.Select(k => k.ApiCollection), Edits, Replies];

    /// <summary>An unknown name means everything.</summary>
    public static string Of(string? name) => Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? All;
}

public enum QueueOwner
{
    All,
    Mine,
    Unclaimed,
}

/// <param name="Word">The kind of text, in the reader's language.</param>
/// <param name="Beginning">The first words of the text.</param>
/// <param name="Lang">The language of the title and the text.</param>
/// <param name="ClaimedBy">Name of the moderator who works on it; null when nobody does.</param>
public sealed record QueueRow(
    string Key, string Word, string Title, string Beginning, string Lang, bool IsLongRead, PersonSeen Author, DateTime DueAt, string? ClaimedBy, bool IsMine, bool IsOwn);

/// <param name="Late">How many of all waiting items are past their term.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, int Total, int Waiting, int Late, Pager Pager);

/// <summary>The queue of the moderators, with the most urgent item first.</summary>
public sealed class QueueQueries(PlatformDb db, CurrentMember me, TimeProvider clock, KindWords words, IStringLocalizer<ReviewText> texts)
{
    public const int PageSize = 20;

    /// <summary>In characters.</summary>
    private const int LongestBeginning = 160;

    private IQueryable<ReviewItem> Open => db.ReviewItems.AsNoTracking().Where(i => i.ClosedAt == null);

    public async Task<QueuePage> Page(string filter, QueueOwner owner, int page)
    {
        var now = clock.UtcNow();
        var items = Filter(filter, owner);
        var total = await items.CountAsync();
        var pager = Pager.For(page, total, PageSize);
        var shown = await pager.Of(items.OrderBy(i => i.DueAt).ThenBy(i => i.Key))
            .Include(i => i.ClaimedBy)
            .ToListAsync();
        return new QueuePage(await Rows(shown), total, await Open.CountAsync(), await Open.CountAsync(i => i.DueAt < now), pager);
    }

    /// <summary>Finds the next item that this moderator can take; null when there is none.</summary>
    public Task<string?> Next() => Open
        .Where(i => i.SubmittedByKey != me.Key && !db.Contributions.Any(c => (c.AuthorKey == me.Key || c.CoAuthors.Any(a => a.MemberKey == me.Key))
                && (i.PostVersion!.Post.ThreadKey == c.Key || i.ContributionKey == c.Key))
            && !db.Posts.Any(p => p.AuthorKey == me.Key && i.PostVersion!.Post.ReplyToKey == p.Key))
        .Where(i => i.ClaimedByKey == null || i.ClaimedByKey == me.Key)
        .OrderBy(i => i.DueAt).ThenBy(i => i.Key)
        .Select(i => (string?)i.Key)
        .FirstOrDefaultAsync();

    private IQueryable<ReviewItem> Filter(string filter, QueueOwner owner)
    {
        var only = Kinds.All.SingleOrDefault(k => k.ApiCollection == filter)?.Kind;
        var items = filter switch
        {
            _ when only is not null => Open.Where(i => i.Revision!.Contribution.Kind == only),
            QueueFilters.Edits => Open.Where(i => i.Revision!.Contribution.PublishedNumber != null || i.PostVersion!.Post.PublishedNumber != null),
            QueueFilters.Replies => Open.Where(i => i.PostKey != null),
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
        var keys = items.ConvertAll(i => i.Key);
        var beginnings = await db.ReviewItems.Where(i => keys.Contains(i.Key))
            .Select(i => new { i.Key, Text = (i.Revision!.Text ?? i.PostVersion!.Text).Substring(0, 2 * LongestBeginning) })
            .ToDictionaryAsync(i => i.Key, i => PlainText.Beginning(i.Text, LongestBeginning));
        return items.ConvertAll(i => i.PostKey is { } key
            ? Row(i, beginnings[i.Key], posts[key], contributions[posts[key].ThreadKey])
            : Row(i, beginnings[i.Key], contributions[i.ContributionKey!]));
    }

    private QueueRow Row(ReviewItem item, string beginning, Contribution contribution) => Row(
        item, beginning, contribution, contribution.PublishedNumber is null ? words.One(contribution.Kind) : texts["Kind.Edit"],
        contribution.Kind.Traits().IsLongRead, contribution.AuthorFacts());

    private QueueRow Row(ReviewItem item, string beginning, Post post, Contribution thread) => Row(
        item, beginning, thread, post.PublishedNumber is null ? texts[$"Kind.{post.Kind}"] : texts["Kind.Edit"], false, post.AuthorFacts());

    private QueueRow Row(ReviewItem item, string beginning, Contribution about, string word, bool isArticle, PersonFacts author) => new(
        item.Key, word, about.Title, beginning, about.Language, isArticle, author.SeenBy(me.Viewer), item.DueAt, item.ClaimedBy?.Name,
        item.ClaimedByKey == me.Key, item.SubmittedByKey == me.Key);
}
