using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Questions;

namespace Platform.Tests.Data;

/// <summary>A file of before "Ik heb dit ook".</summary>
public sealed class SameQuestionMigrationTests
{
    private const string Name = "SameQuestions";

    [Fact]
    public async Task An_older_file_gets_the_table_and_a_number_of_zero_and_its_threads_are_not_copied()
    {
        await using var database = await OldDatabase.Create();
        await using var db = new SqlitePlatformDb(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite(database.ConnectionString + ";Pooling=False").Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_" + Name, StringComparison.Ordinal)).Last());
        var root = await RootOfThreads(db);

        await migrator.MigrateAsync();

        // A table that is rebuilt gets another root page.
        Assert.Equal(root, await RootOfThreads(db));
        Assert.Equal(Enumerable.Repeat(0, OldDatabase.Questions), await db.Threads.Select(t => t.SameCount).ToListAsync());
        Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());
        Assert.False(await db.SameQuestions.AnyAsync());
    }

    [Fact]
    public async Task A_member_has_the_same_question_as_an_older_one()
    {
        await using var site = new OldSite();
        await site.InitializeAsync();
        var cor = await site.Viewer("Cor");

        Assert.True(await site.Scope((PlatformDb _, HaveSameQuestion same) => same.Record(OldDatabase.KeyOf(3), true, cor)));

        Assert.Contains("1 ander heeft dit ook", (await site.Visitor().Get($"/questions/{OldDatabase.KeyOf(3)}")).Text, StringComparison.Ordinal);
        await ((IAsyncLifetime)site).DisposeAsync();
    }

    private static Task<long> RootOfThreads(PlatformDb db) =>
        db.Database.SqlQueryRaw<long>("SELECT rootpage AS Value FROM sqlite_master WHERE type = 'table' AND name = 'Threads'").SingleAsync();

    private sealed class OldSite : PlatformApp
    {
        public override async Task InitializeAsync()
        {
            Database = await OldDatabase.Create();
            Start();
        }
    }
}
