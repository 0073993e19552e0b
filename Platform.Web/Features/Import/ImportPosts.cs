using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Import;

/// <summary>Imports the posts of a contribution. Long threads are written in parts, to keep transactions short.</summary>
public sealed class ImportPosts(PlatformDb db, MarkdownRenderer markdown, ThreadWriter threadWriter, Signatures signatures)
{
    private const int MostAtOnce = 50;

    /// <summary>Returns all posts of a line. An older form of the file has the answers in a list of their own.</summary>
    internal static IEnumerable<ImportedPost> Of(ImportedContribution row)
    {
        foreach (var answer in row.Answers ?? [])
            answer.Kind ??= "answer";
        return (row.Answers ?? []).Concat(row.Posts ?? []);
    }

    internal async Task<KnownPosts> Known(IReadOnlyList<ImportedContribution> rows, ImportReport report)
    {
        var posts = rows.SelectMany(Of).ToList();
        if (posts.Count == 0)
            return new KnownPosts(new Dictionary<string, KnownPost>(), new FreeKeys([], report));
        var ids = posts.SelectMany(p => new[] { p.Id, p.ReplyTo }).OfType<string>().Distinct().ToList();
        var natives = NativeId.KeysIn(ids);
        var known = await db.Posts.AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.ExternalId!) || (p.ExternalId == null && EF.Parameter(natives).Contains(p.Key)))
            .Select(p => new KnownPost(p.Key, p.ThreadKey, p.ExternalId, db.PostVersions
                .Where(v => v.PostKey == p.Key && v.Number == (p.PublishedNumber ?? p.LatestNumber)).Select(v => v.Body).First()))
            .ToDictionaryAsync(p => p.ExternalId ?? NativeId.Of(p.Key));
        var wanted = FreeKeys.Wanted(posts);
        return new KnownPosts(known, new FreeKeys(await db.Posts.Where(p => EF.Parameter(wanted).Contains(p.Key)).Select(p => p.Key).ToListAsync(), report));
    }

    /// <param name="asNative">True for posts that were written for this platform. They get no id of another system.</param>
    internal IEnumerable<Prepared> Prepare(
        ImportLine line, string threadKey, KnownPosts known, Func<ImportedPost, Signature> sign, DateTime contributionAt, DateTime now, bool asNative)
    {
        var posts = Read(line, threadKey, known, sign, contributionAt, now);
        var same = posts.Count(p => p.Html is null);
        if (same > 0)
            yield return new Prepared(line, null, null) { Under = new("post", 0, 0, same) };
        foreach (var part in posts.Where(p => p.Html is not null).Chunk(MostAtOnce))
        {
            yield return new Prepared(line, null, () => Write(threadKey, part, now, asNative), part.Length)
            {
                Under = new("post", part.Count(p => p.IsNew), part.Count(p => !p.IsNew), 0),
            };
        }
    }

    private List<PreparedPost> Read(
        ImportLine line, string threadKey, KnownPosts known, Func<ImportedPost, Signature> sign, DateTime contributionAt, DateTime now)
    {
        var posts = new Dictionary<string, PreparedPost>();
        foreach (var row in Of((ImportedContribution)line.Row))
        {
            var id = Fields.Need(row.Id, "posts.id", Fields.LongestId);
            var kind = Fields.PostKind(row.Kind);
            if (kind == PostKind.Answer && !Kinds.Parse(line.Type).Traits().TakesAnswers)
                throw new LineRefused($"post \"{id}\": a text of the type {line.Type} takes no answers");
            if (row.Accepted == true && (kind != PostKind.Answer || posts.Values.Any(p => p.Accepted)))
                throw new LineRefused($"post \"{id}\": one answer is accepted, no more and nothing else");
            var old = known.ById.GetValueOrDefault(id);
            if (old is not null && old.ThreadKey != threadKey)
                throw new LineRefused($"post \"{id}\" stands under another text");
            var key = old?.Key ?? known.Keys.For(line, row);
            var body = Reply.Body(row.Body);
            var rendered = body == old?.Body ? null : markdown.Render(body, TextPlace.Post(key));
            var at = row.PublishedAt is null ? contributionAt : Fields.Moment(row.PublishedAt, "posts.publishedAt", now);
            if (!posts.TryAdd(id, new(id, key, kind, sign(row), row.ReplyTo, body, rendered?.Html, rendered?.Text ?? "", row.Accepted == true, at, old is null)))
                throw new LineRefused($"post \"{id}\" stands there twice");
        }

        return ReplyOrder.ParentsFirst(posts, id => known.ById.GetValueOrDefault(id) is { } old && old.ThreadKey == threadKey ? old.Key : null);
    }

    private async Task Write(string threadKey, PreparedPost[] part, DateTime now, bool asNative)
    {
        var changes = new List<(Post, PostVersion, DateTime)>();
        foreach (var imported in part)
        {
            var at = imported.IsNew ? imported.At : now;
            var post = imported.IsNew ? await New(threadKey, imported, asNative) : await db.Posts.SingleAsync(p => p.Key == imported.Key);
            if (post.ProposedNumber is not null)
                throw new LineRefused($"post \"{imported.Id}\" changed, but on the platform an edit of it waits for review");
            var version = post.Propose(imported.Body, imported.Html!, imported.Text, MarkdownRenderer.Version, at);
            db.PostVersions.Add(version);
            changes.Add((post, version, at));
        }

        await threadWriter.Publish(threadKey, changes);
        if (part.FirstOrDefault(p => p is { Accepted: true, IsNew: true }) is not { } accepted)
            return;
        await db.SaveChangesAsync();
        var before = await db.Posts.SingleOrDefaultAsync(p => p.ThreadKey == threadKey && p.AcceptedAt != null);
        await threadWriter.Accept(threadKey, await db.Posts.SingleAsync(p => p.Key == accepted.Key), before, accepted.At);
    }

    private async Task<Post> New(string threadKey, PreparedPost imported, bool asNative)
    {
        var post = new Post(imported.Key, threadKey, imported.Kind, imported.ReplyToKey, await signatures.Byline(imported.By), imported.At);
        if (!asNative)
            post.ComesFrom(imported.Id);
        db.Posts.Add(post);
        return post;
    }
}

internal sealed record KnownPost(string Key, string ThreadKey, string? ExternalId, string Body);

internal sealed record KnownPosts(IReadOnlyDictionary<string, KnownPost> ById, FreeKeys Keys);

/// <param name="Html">Null when the post exists already with the same text.</param>
internal sealed record PreparedPost(
    string Id, string Key, PostKind Kind, Signature By, string? ReplyTo, string Body, SafeHtml? Html, string Text, bool Accepted, DateTime At, bool IsNew)
{
    public string? ReplyToKey { get; init; }
}
