using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Features.Threads;

/// <summary>Makes threads with many posts at once.</summary>
internal static class LongThread
{
    /// <summary>The first is an answer; the one at <paramref name="replies"/> replies to number 10, and every seventh to the one before it.</summary>
    public static async Task<(string Thread, List<string> Keys)> Of(PlatformApp app, int posts, int replies = -1)
    {
        var thread = await app.Ask("Aad");
        var bea = await app.Member("Bea");
        var keys = Enumerable.Range(0, posts).Select(_ => ShortKey.New()).ToList();
        await app.Scope(async (PlatformDb db, ThreadWriter threadWriter) =>
        {
            foreach (var chunk in Enumerable.Range(0, posts).Chunk(500))
            {
                await db.Transact(async () =>
                {
                    var made = chunk.Select(i =>
                    {
                        var at = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i);
                        var replyTo = i == replies ? keys[9] : i % 7 == 6 ? keys[i - 1] : null;
                        var post = new Post(keys[i], thread, i == 0 ? PostKind.Answer : PostKind.Comment, replyTo, new Byline(bea.Key, null, false, null), at);
                        var version = post.Propose($"Bericht {i + 1}", SafeHtml.FromRenderer($"<p>Bericht {i + 1}</p>"), $"Bericht {i + 1}", 1, at);
                        db.Posts.Add(post);
                        db.PostVersions.Add(version);
                        return (post, version, at);
                    }).ToList();
                    await threadWriter.Publish(thread, made);
                });
                db.ChangeTracker.Clear();
            }

            return true;
        });
        return (thread, keys);
    }
}
