using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Tests.Support;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Data;

/// <summary>The database enforces one definition of whether a post is in its thread.</summary>
public sealed class PostStatesMigrationTests
{
    [Theory]
    [InlineData("UPDATE Posts SET ChangedAt = 5 WHERE State = 'Waiting'")]
    [InlineData("UPDATE Posts SET Place = 5 WHERE State = 'Waiting'")]
    [InlineData("UPDATE Posts SET State = 'Visible' WHERE State = 'Waiting'")]
    [InlineData("UPDATE Posts SET Place = NULL WHERE State = 'Visible'")]
    [InlineData("UPDATE Posts SET ChangedAt = NULL WHERE State = 'Visible'")]
    [InlineData("UPDATE Posts SET State = 'Poem'")]
    public async Task The_database_refuses_a_post_that_is_half_in_its_thread(string statement)
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await Fill(db);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(statement));

        Assert.Contains("CK_Posts_InThread", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgrade_mends_replies_that_were_signed_while_they_waited_and_counts_anew()
    {
        var folder = Directory.CreateTempSubdirectory("platform-upgrade-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "platform.db")};Pooling=False";
        await using (var db = Open(connection))
        {
            await db.Database.MigrateAsync();
            await Fill(db);
            await db.GetService<IMigrator>().MigrateAsync("PostIndexes");
            // As the previous version left them: one post changed while it waited, and one approved afterwards but not counted.
            await db.Database.ExecuteSqlRawAsync("UPDATE Posts SET ChangedAt = 7 WHERE State = 'Waiting'; UPDATE Threads SET AnswerCount = 0;");

            await db.Database.MigrateAsync();
        }

        await using (var db = Open(connection))
        {
            var posts = await db.Posts.AsNoTracking().OrderBy(p => p.Key).ToListAsync();
            Assert.Equal([(PostState.Visible, 1L, 1L), (PostState.Waiting, null, (long?)null)], posts.Select(p => (p.State, p.Place, p.ChangedAt)));
            Assert.Equal(1, (await db.Threads.AsNoTracking().SingleAsync()).AnswerCount);
            Assert.Equal("vraag00001", (await db.Changes.AsNoTracking().SingleAsync(c => c.Kind == ChangeKind.Thread)).Key);
            Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());
            await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE Posts SET Place = NULL WHERE State = 'Visible'"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_connection_that_upgraded_obeys_the_constraint_too()
    {
        var folder = Directory.CreateTempSubdirectory("platform-upgrade-").FullName;
        await using (var db = Open($"Data Source={Path.Combine(folder, "platform.db")};Pooling=False"))
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.MigrateAsync();
            await Fill(db);

            await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE Posts SET Place = NULL WHERE State = 'Visible'"));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static SqlitePlatformDb Open(string connection) =>
        new(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite(connection).Options);

    /// <summary>Adds a question with an answer and a reply that waits.</summary>
    private static async Task Fill(PlatformDb db)
    {
        db.Add(new Member("lid0000001", "Lid", MemberRoles.None, DateTime.UnixEpoch));
        var question = new Question("vraag00001", "lid0000001", DateTime.UnixEpoch);
        db.Add(question);
        var answer = Reply("antwoord01");
        var version = answer.Propose("Zes weken.", SafeHtml.FromRenderer("<p>Zes weken.</p>"), "Zes weken.", 1, DateTime.UnixEpoch);
        answer.Publish(version, 1, DateTime.UnixEpoch);
        var waits = Reply("wacht00001");
        waits.Propose("Acht weken.", SafeHtml.FromRenderer("<p>Acht weken.</p>"), "Acht weken.", 1, DateTime.UnixEpoch);
        db.AddRange(answer, waits);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("UPDATE Threads SET AnswerCount = 1");
    }

    private static Post Reply(string key) => new(key, "vraag00001", PostKind.Answer, null, new Byline("lid0000001", null, false, null), DateTime.UnixEpoch);
}
