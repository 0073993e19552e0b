using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class ThreadPageTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_member_s_page_of_a_thread_needs_at_most_six_queries_when_it_is_made_anew()
    {
        var thread = await app.Ask("Aad");
        for (var i = 0; i < 25; i++)
            await app.Reply("Bea", thread, $"Antwoord {i}", i % 2 == 0 ? PostKind.Answer : PostKind.Comment);
        var member = await app.As("Cor");
        await member.Get($"/questions/{thread}");

        IReadOnlyList<string> queries = [];
        await Conversation.Eventually(async () =>
        {
            // The page is made anew each time.
            await app.Reply("Bea", thread, "Nog iets.", PostKind.Comment);
            queries = [.. await Queries.Of($"/questions/{thread}", async () => await member.Get($"/questions/{thread}"))];
            return !queries.Any(q => q.Contains("\"Sessions\"", StringComparison.Ordinal) || q.Contains("[Sessions]", StringComparison.Ordinal));
        }, "the session is cached");

        // Tags and co-authors by themselves: in one statement with the text, SQLite reads all members and all tags.
        Assert.True(queries.Count <= 6, $"{queries.Count} queries:\n{string.Join("\n\n", queries)}");
        Assert.Contains(queries, q => q.Contains("\"Audience\"", StringComparison.Ordinal) || q.Contains("[Audience]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_has_a_link_to_itself()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");

        var page = await app.Visitor().Get($"/questions/{thread}");

        var link = page.Document.QuerySelector($"#p-{post.Key} time")!.ParentElement!;
        Assert.Equal($"/threads/{thread}/posts/{post.Key}", link.GetAttribute("href"));
        var there = await app.Visitor().Get(link.GetAttribute("href")!);
        Assert.EndsWith($"/questions/{thread}?post={post.Key}#p-{post.Key}", there.Address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_of_the_asker_are_marked_and_not_where_they_asked_or_wrote_by_layer_only()
    {
        var named = await app.Ask("Aad");
        var nameless = await app.Ask("Aad", byLayerOnly: true);
        var own = await app.Reply("Aad", named, "Bedankt.", PostKind.Comment);
        var hidden = await app.Reply("Aad", named, "Nog iets.", PostKind.Comment, byLayerOnly: true);
        var other = await app.Reply("Bea", named, "Graag gedaan.", PostKind.Comment);
        var later = await app.Reply("Aad", nameless, "Met naam.", PostKind.Comment);
        var same = await app.Reply("Aad", nameless, "Zonder naam.", PostKind.Comment, byLayerOnly: true);

        foreach (var reader in new[] { app.Visitor(), await app.As("Aad"), await app.As("Mo", MemberRoles.Moderator) })
        {
            var page = await reader.Get($"/questions/{named}");
            Assert.True(Shows(page, own, "opener"));
            Assert.False(Shows(page, hidden, "opener"));
            Assert.False(Shows(page, other, "opener"));
            page = await reader.Get($"/questions/{nameless}");
            Assert.False(Shows(page, later, "opener"));
            Assert.False(Shows(page, same, "opener"));
        }
    }

    [Fact]
    public async Task What_is_kept_of_a_thread_never_holds_what_is_another_reader_s()
    {
        var thread = await app.Ask("Aad");
        var page = $"/questions/{thread}";
        var own = await app.Reply("Bea", thread, "Van Bea.");
        var byLayer = await app.Reply("Cor", thread, "Van iemand.", byLayerOnly: true);
        var readers = new Dictionary<string, PlatformClient>
        {
            ["Aad"] = await app.As("Aad"),
            ["Bea"] = await app.As("Bea"),
            ["Cor"] = await app.As("Cor"),
            ["Dora"] = await app.As("Dora"),
            ["Mo"] = await app.As("Mo", MemberRoles.Moderator),
        };

        // Each is the first for the others, in turn.
        for (var turn = 0; turn < readers.Count; turn++)
        {
            foreach (var (name, reader) in readers.Skip(turn).Concat(readers.Take(turn)))
            {
                var shown = await reader.Get(page);
                Assert.Equal(name == "Bea", Shows(shown, own, "own"));
                Assert.Equal(name == "Cor", Shows(shown, byLayer, "own"));
                Assert.Equal(name != "Bea", Shows(shown, own, "votable"));
                Assert.Equal(name == "Aad", shown.Document.QuerySelector($"#p-{own.Key} [data-act=accept]") is not null);
                Assert.Equal(name is "Mo" or "Aad", shown.Document.QuerySelector($"#p-{own.Key} [data-page='/moderate']") is not null);
                Assert.Equal(name == "Cor", shown.Html.Contains("Cor", StringComparison.Ordinal));
            }
            // Something changes, and all is made anew by the next in turn.
            await app.Reply("Eef", thread, $"En nog iets {turn}.");
        }
    }

    [Fact]
    public async Task A_thread_that_closed_is_closed_to_who_read_it_a_moment_ago()
    {
        var thread = await app.Ask("Aad");
        await app.Reply("Bea", thread, "Antwoord.");
        var member = await app.As("Cor");
        await member.Get($"/questions/{thread}");
        var aad = await app.Viewer("Aad");
        await app.Scope(async (Platform.Web.Data.PlatformDb db) =>
        {
            var contribution = await db.Contributions.FindAsync(thread);
            contribution!.Withdraw(aad, DateTime.UnixEpoch);
            return await db.SaveChangesAsync();
        });

        await member.Get($"/questions/{thread}", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_site_marks_a_moderator_beside_the_name_and_nobody_who_only_has_such_a_name_or_none()
    {
        var (moderator, member) = (await app.Viewer("Mo Merk", MemberRoles.Moderator), await app.Viewer("Bea (moderator)"));
        var thread = await app.Ask("Mo Merk");
        var named = await app.Reply("Mo Merk", thread, "Bij naam.");
        var nameless = await app.Reply("Mo Merk", thread, "Zonder naam.", byLayerOnly: true);
        var imposter = await app.Reply("Bea (moderator)", thread, "Ik doe alsof.");
        using var visitor = app.Visitor();

        var page = await visitor.Get($"/questions/{thread}");
        Assert.Equal((true, false, false), (Shows(page, named, "moderator"), Shows(page, nameless, "moderator"), Shows(page, imposter, "moderator")));
        Assert.Contains("moderator", page.Document.QuerySelector(".o-by__name")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await visitor.Get($"/members/{moderator.MemberKey}")).Document.QuerySelector("h1 + p > .nl-data-badge"));
        Assert.Null((await visitor.Get($"/members/{member.MemberKey}")).Document.QuerySelector("h1 + p > .nl-data-badge"));
        Assert.Equal([true, false, false], (await app.ApiVisitor().Changes(thread)).Changes.Select(c => c.Post).OfType<PostSeen>().OrderBy(p => p.Place).Select(p => p.Author!.IsModerator));

        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == moderator.MemberKey)).Grant(MemberRoles.None);
            return await db.SaveChangesAsync();
        });
        await Conversation.Eventually(async () => !Shows(await visitor.Get($"/questions/{thread}"), named, "moderator"), "the mark goes with the role");
    }

    private static bool Shows(Page page, Post post, string part) =>
        page.Document.QuerySelectorAll($"#p-{post.Key} [data-if={part}]").Any(e => !e.HasAttribute("hidden"));

    /// <summary>What the database is asked while a page is made, whatever else the application does meanwhile.</summary>
    private sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly ConcurrentQueue<string> _queries = [];
        private readonly HttpContextAccessor _request = new();
        private readonly string _path;

        private Queries(string path) => _path = path;

        public static async Task<IReadOnlyList<string>> Of(string path, Func<Task> work)
        {
            var queries = new Queries(path);
            using (DiagnosticListener.AllListeners.Subscribe(queries))
                await work();
            return [.. queries._queries];
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { CommandSource: not CommandSource.Unknown } command && value.Key == RelationalEventId.CommandExecuting.Name && _request.HttpContext?.Request.Path == _path)
                _queries.Enqueue(command.Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
