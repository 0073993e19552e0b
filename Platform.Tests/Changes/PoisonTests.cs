using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Rounds;
using Platform.Tests.Features.Threads;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Changes;

/// <summary>Rows that this version cannot read, for example from a newer version during an upgrade, delay nothing else.</summary>
public sealed class PoisonTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    private const double Soon = 20;

    [Fact]
    public async Task A_post_that_cannot_be_read_holds_up_no_other_event_or_text_and_heals()
    {
        var (bad, good) = (await app.Ask("Aad"), await app.Ask("Aad"));
        var post = await app.Reply("Bea", bad, "Straks onleesbaar.");
        await using var page = new OpenPage(app.Address);
        await page.Connect();
        await page.Join(good);
        await using var other = new OpenPage(app.Address);
        await other.Connect();
        await other.Join(bad);

        await Sql($"UPDATE Posts SET Kind = 'Poem' WHERE [Key] = '{post.Key}'", "Post", post.Key);
        await Becomes("degraded");
        var reply = await app.Reply("Bea", good, "Dit gaat over de roerdomp.");
        await Conversation.Eventually(() => page.Events.Any(e => e.Post?.Key == reply.Key), "the event of another thread", Soon);
        await IsFound("roerdomp");
        Assert.Equal("degraded", await Status());

        await Sql($"UPDATE Posts SET Kind = 'Answer' WHERE [Key] = '{post.Key}'", null, "");
        await Becomes("healthy", 60);
        await Conversation.Eventually(() => other.Events.Any(e => e.Post?.Key == post.Key), "the event of the post that was mended", Soon);
    }

    [Fact]
    public async Task A_change_of_a_kind_that_only_a_newer_version_knows_stops_no_follower()
    {
        var thread = await app.Ask("Aad");
        await using var page = new OpenPage(app.Address);
        await page.Connect();
        await page.Join(thread);

        await Sql("SELECT 1", "Attachment", "iets");
        var reply = await app.Reply("Bea", thread, "Dit gaat over de wielewaal.");

        await Conversation.Eventually(() => page.Events.Any(e => e.Post?.Key == reply.Key), "the event", Soon);
        await IsFound("wielewaal");
    }

    [Fact]
    public async Task A_round_that_cannot_be_read_holds_up_no_other_round()
    {
        var (bad, good) = (await app.OpenRound(), await app.OpenRound());
        var (asker, key) = await app.AskAndAdmit(bad, "Straks onleesbaar?");
        await using var screen = new Watcher<StageRound>(app, good, "Stage", s => s.Version);
        await screen.Follow();
        await using var stuck = new Watcher<StageRound>(app, bad, "Stage", s => s.Version);
        await stuck.Follow();

        await Sql($"UPDATE RoundQuestions SET Stage = 'Onthemoon' WHERE [Key] = '{key}'", "Round", bad.Key);
        await Becomes("degraded");
        var (second, other) = await app.AskAndAdmit(good, "Gaat dit door?");
        await app.Act(good, ActKind.Next, null);
        await Conversation.Eventually(() => screen.Last?.OnStage?.Key == other, "the other round goes on", Soon);

        await Sql($"UPDATE RoundQuestions SET Stage = 'Waiting' WHERE [Key] = '{key}'", null, "");
        await Becomes("healthy", 60);
        asker.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task A_thread_whose_votes_cannot_be_counted_holds_up_no_other()
    {
        var voter = await app.Viewer("Stemmer");
        var posts = new List<Post>();
        for (var i = 0; i < 8; i++)
            posts.Add(await app.Reply("Bea", await app.Ask("Aad"), "Zes weken."));
        var bad = posts.Take(3).Select(p => p.Key).ToList();
        foreach (var key in bad)
            await Sql($"UPDATE Posts SET Kind = 'Poem' WHERE [Key] = '{key}'", null, "");
        await using (var db = app.Database.Open())
        {
            db.Votes.AddRange(posts.Select(p => new Vote(p, voter, TimeProvider.System.GetUtcNow().UtcDateTime)));
            await db.SaveChangesAsync();
        }

        // The job that counts votes also runs by itself every few seconds.
        await Eventually(
            async () => await app.Scope(db => db.Posts.CountAsync(p => !bad.Contains(p.Key) && p.Votes == 1)) == 5,
            "the votes in the other threads are counted");
        foreach (var key in bad)
            await Sql($"UPDATE Posts SET Kind = 'Answer' WHERE [Key] = '{key}'", null, "");
    }

    /// <summary>Runs a statement without the application, and writes a change row when <paramref name="kind"/> is given.</summary>
    private async Task Sql(string statement, string? kind, string key)
    {
        await using var db = app.Database.Open();
        await db.Database.ExecuteSqlRawAsync(statement);
        if (kind is not null)
            await db.Database.ExecuteSqlAsync($"INSERT INTO Changes (Kind, [Key], At) VALUES ({kind}, {key}, {TimeProvider.System.GetUtcNow().UtcDateTime})");
    }

    private Task Becomes(string status, double within = Soon) => Eventually(async () => await Status() == status, $"/readyz says {status}", within);

    private async Task<string> Status()
    {
        using var http = app.ApiVisitor();
        using var answer = await http.GetAsync("/readyz");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("status").GetString()!;
    }

    private Task IsFound(string words) => Eventually(
        async () =>
        {
            using var http = app.ApiVisitor();
            using var json = JsonDocument.Parse(await http.GetStringAsync("/api/v1/search?q=" + words));
            return json.RootElement.GetProperty("total").GetInt32() == 1;
        },
        $"{words} is found");

    private static async Task Eventually(Func<Task<bool>> so, string what, double within = Soon)
    {
        var since = Environment.TickCount64;
        while (!await so())
        {
            Assert.True(Environment.TickCount64 - since < within * 1000, $"Not within {within} s: {what}");
            await Task.Delay(50);
        }
    }
}
