using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Tags;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Home;

/// <summary>
/// The lists of the home page. They are made once for all visitors and once for all members, and again after a change. Each query looks
/// at a fixed number of rows in the order of an index, so that the size of the archive makes no difference.
/// </summary>
public sealed class HomeQueries(
    PlatformDb db, CurrentMember me, ArticleQueries articles, QuestionQueries questions, ExperienceQueries experiences, ContributionQueries contributions,
    TopicQueries topics, ContentCache cache, PageTags page)
{
    /// <summary>The threads with the latest posts that are looked at for solved questions, and for conversations.</summary>
    private const int ThreadsLooked = 200, TalkLooked = 30;

    private const int MostSolved = 2, MostUseful = 4, MostConversations = 3, MostArticles = 4, FewArticles = 2, MostExperiences = 3, MostOpen = 20, ArchiveLooked = 40, MostArchiveTopics = 4, MostInTopic = 3;

    /// <summary>In characters.</summary>
    private const int TalkLength = 140, AnswerLength = 340, TextRead = 700;

    /// <summary>Stands for all readers who get the same lists.</summary>
    private readonly Viewer _readers = me.Viewer.IsMember ? Viewer.AnyMember : Viewer.Outsider;

    private IQueryable<Contribution> Visible => db.Contributions.AsNoTracking().VisibleTo(_readers);

    /// <param name="counted">Of <see cref="Topics"/>.</param>
    public Task<HomeLists> Lists(HomeTopics counted) => Shared("home-lists", ContributionQueries.InLists, 60_000, () => ReadLists(counted));

    public async Task<HomeTopics> Topics() => new(await topics.Most(), await Shared("home-counts", [ChangeKind.Contribution], 1_000, ReadCounts));

    private async Task<T> Shared<T>(string name, ChangeKind[] kinds, int bytes, Func<Task<T>> read)
        where T : class
    {
        page.AddAny(kinds);
        var key = new CacheKey(new CacheSubject("home", name), CacheVersion.UntilTagsChange, CacheKey.AnyLanguage, ReaderClass.Of(_readers));
        if (cache.Find<T>(key) is { } known)
            return known;
        var made = await read();
        cache.Keep(key, made, bytes, [.. kinds.Select(ChangeKey.Any)], page.Since);
        return made;
    }

    private async Task<HomeLists> ReadLists(HomeTopics counted)
    {
        var latest = db.Threads.Where(t => t.LastPostAt != null).OrderByDescending(t => t.LastPostAt).ThenBy(t => t.Key);
        var accepted = await Accepted(latest.Take(ThreadsLooked).Select(t => t.Key));
        var useful = accepted.OrderByDescending(a => a.Votes).ThenByDescending(a => a.At).ThenBy(a => a.PostKey, StringComparer.Ordinal).Take(MostUseful).ToList();
        var solved = accepted.Except(useful).OrderByDescending(a => a.At).ThenBy(a => a.PostKey, StringComparer.Ordinal).Take(MostSolved).ToList();
        var talks = await Talks(latest.Take(TalkLooked).Select(t => t.Key));
        var keys = useful.Concat(solved).Select(a => a.ThreadKey).Concat(talks.Select(t => t.ThreadKey)).ToList();
        var rows = (await contributions.Rows(Visible.Where(c => keys.Contains(c.Key)), _readers)).ToDictionary(r => r.Key);
        var posts = await Posts([.. useful.Select(a => a.PostKey).Concat(talks.Select(t => t.PostKey))]);
        var written = await articles.Newest(MostArticles, _readers);
        // What was hidden between two of these queries is left out; its change makes the lists again.
        return new HomeLists(
            [.. from a in useful
                let row = rows.GetValueOrDefault(a.ThreadKey)
                let post = posts.GetValueOrDefault(a.PostKey)
                where row is not null && post is not null
                select new Solved(row, PlainText.Beginning(post.Words, AnswerLength), post.Author, PostAddress.Of(row.Path, a.PostKey))],
            [.. solved.Select(a => rows.GetValueOrDefault(a.ThreadKey)).OfType<ContributionRow>()],
            [.. from t in talks
                let row = rows.GetValueOrDefault(t.ThreadKey)
                let post = posts.GetValueOrDefault(t.PostKey)
                where row is not null && post is not null
                select new Conversation(row, PlainText.Beginning(post.Words, TalkLength))],
            written,
            written.Count < FewArticles ? await Archive([.. useful.Concat(solved).Select(a => a.ThreadKey)], counted.Wide()) : [],
            await experiences.Newest(MostExperiences, _readers),
            await questions.Unanswered(MostOpen, _readers));
    }

    private async Task<List<AcceptedPost>> Accepted(IQueryable<string> latest) => await Visible
        .Where(c => latest.Contains(c.Key) && c.Status == ContributionStatus.Published && c.Thread.AcceptedPostKey != null)
        .Join(db.Posts.Where(p => p.State == PostState.Visible), c => c.Thread.AcceptedPostKey, p => p.Key, (c, p) => new AcceptedPost(c.Key, p.Key, p.Votes, p.AcceptedAt ?? p.CreatedAt))
        .ToListAsync();

    /// <summary>Finds the threads with the latest posts, and the last post of each. An imported thread counts only if somebody posted in it here.</summary>
    private async Task<List<LastPost>> Talks(IQueryable<string> latest)
    {
        var found = await Visible.Where(c => latest.Contains(c.Key) && c.Status == ContributionStatus.Published)
            .OrderByDescending(c => c.Thread.LastPostAt).ThenBy(c => c.Key)
            .Select(c => new
            {
                c.Key,
                Post = db.Posts.Where(p => p.ThreadKey == c.Key && p.State == PostState.Visible && (c.ImportedAt == null || p.ExternalId == null))
                    .OrderByDescending(p => p.Place).Select(p => p.Key).FirstOrDefault(),
            })
            .ToListAsync();
        return [.. found.Where(f => f.Post is not null).Take(MostConversations).Select(f => new LastPost(f.Key, f.Post!))];
    }

    private async Task<Dictionary<string, PostShown>> Posts(List<string> keys)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => keys.Contains(p.Key)).Include(p => p.Author).Include(p => p.Organisation)
            .Select(p => new
            {
                Post = p,
                Text = db.PostVersions.Where(v => v.PostKey == p.Key && v.Number == p.PublishedNumber).Select(v => v.Text.Substring(0, TextRead)).FirstOrDefault(),
            })
            .ToListAsync();
        return posts.ToDictionary(p => p.Post.Key, p => new PostShown(p.Text ?? "", p.Post.AuthorFacts().SeenBy(_readers)));
    }

    /// <summary>
    /// Gathers imported articles and questions by the topics that most of them have, each of them once. It looks at the newest of both kinds,
    /// and shows the most useful of these.
    /// </summary>
    /// <param name="shown">Questions that the page shows elsewhere.</param>
    /// <param name="wide">Keys of topics that are left out.</param>
    private async Task<List<ArchiveTopic>> Archive(List<string> shown, IReadOnlySet<string> wide)
    {
        var all = MostUsefulFirst(await articles.FromArchive(ArchiveLooked, _readers), await questions.FromArchive(ArchiveLooked, _readers)).Where(c => !shown.Contains(c.Key)).ToList();
        var left = all.ToList();
        var gathered = new List<ArchiveTopic>();
        foreach (var topic in all.SelectMany(a => a.Tags).Where(t => t.Key is null || !wide.Contains(t.Key)).GroupBy(t => t).OrderByDescending(t => t.Count()).ThenBy(t => t.Key.Name, StringComparer.Ordinal).Select(t => t.Key))
        {
            var own = left.Where(a => a.Tags.Contains(topic)).Take(MostInTopic).ToList();
            if (own.Count == 0 || gathered.Count == MostArchiveTopics)
                continue;
            gathered.Add(new ArchiveTopic(topic, own));
            left.RemoveAll(own.Contains);
        }

        return gathered.Count > 0 || all.Count == 0 ? gathered : [new ArchiveTopic(null, [.. all.Take(MostArticles)])];
    }

    /// <summary>Puts the kinds in turn, so that questions with many votes do not push out all articles.</summary>
    private static IEnumerable<ContributionRow> MostUsefulFirst(params IReadOnlyList<ContributionRow>[] kinds) => kinds
        .SelectMany(rows => rows.OrderByDescending(r => r.Useful).ThenByDescending(r => r.Answers + r.Comments).ThenByDescending(r => r.PublishedAt).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select((row, place) => (Row: row, Place: place)))
        .OrderBy(r => r.Place).Select(r => r.Row);

    private async Task<Dictionary<ContributionKind, int>> ReadCounts() =>
        await Visible.GroupBy(c => c.Kind).Select(kind => new { Kind = kind.Key, Count = kind.Count() }).ToDictionaryAsync(k => k.Kind, k => k.Count);

    private sealed record AcceptedPost(string ThreadKey, string PostKey, int Votes, DateTime At);

    private sealed record LastPost(string ThreadKey, string PostKey);

    private sealed record PostShown(string Words, PersonSeen Author);
}
