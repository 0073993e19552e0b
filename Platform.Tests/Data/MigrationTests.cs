using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Platform.Tests.Changes;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Tests.Data;

public sealed class MigrationTests
{
    public static TheoryData<PlatformDb> Databases => [new DesignTimeSqlite().CreateDbContext([]), new DesignTimeSqlServer().CreateDbContext([])];

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_migrations_hold_the_whole_model(PlatformDb db) => Assert.False(db.Database.HasPendingModelChanges());

    [Fact]
    public void The_script_for_SQL_Server_is_valid_T_SQL()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
        Assert.Contains("CREATE TABLE [Contributions]", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_token_gets_a_name_and_an_end_and_older_sessions_end()
    {
        var folder = Directory.CreateTempSubdirectory("platform-test-");
        await using (var db = new SqlitePlatformDb(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite($"Data Source={Path.Combine(folder.FullName, "old.db")};Pooling=False;Foreign Keys=False").Options))
        {
            await db.GetService<IMigrator>().MigrateAsync("PostIndexes");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO ApiTokens (Hash, AccountId, CreatedAt) VALUES ('abc', 'somebody', '2020-01-01 00:00:00')");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO Sessions (Key, AccountId, CreatedAt, SeenAt, ExpiresAt) VALUES ('key', 'somebody', '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2030-01-01 00:00:00')");

            await db.Database.MigrateAsync();

            var token = await db.ApiTokens.AsNoTracking().SingleAsync();
            Assert.Equal((TokenScope.Moderate, null), (token.Scope, token.LastUsedAt));
            Assert.NotEmpty(token.Name);
            Assert.InRange(token.ExpiresAt, TimeProvider.System.UtcNow().AddDays(89), TimeProvider.System.UtcNow().AddDays(91));
            Assert.False(await db.Sessions.AnyAsync());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void SQL_Server_gets_no_second_cascade_path()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);

        Assert.All(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()), key => Assert.Equal(DeleteBehavior.NoAction, key.DeleteBehavior));
    }

    /// <summary>The primary key is the clustered index of its table, of at most 900 bytes; other indexes may have 1,700.</summary>
    [Fact]
    public void No_key_on_SQL_Server_is_longer_than_900_bytes_and_no_index_longer_than_1700()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var indexed = db.Model.GetEntityTypes().SelectMany(t => t.GetIndexes().Select(i => (Name: i.GetDatabaseName()!, i.Properties, Most: 1700))
            .Concat(t.GetKeys().Select(k => (Name: k.GetName()!, k.Properties, Most: k.IsPrimaryKey() ? 900 : 1700))));

        Assert.All(indexed, index => Assert.True(index.Properties.Sum(Bytes) <= index.Most, index.Name));

        static int Bytes(IProperty property)
        {
            var type = property.GetRelationalTypeMapping();
            if (type.StoreType.EndsWith("(max)", StringComparison.Ordinal))
                return int.MaxValue / 100;
            return type.ClrType == typeof(string) || type.Converter?.ProviderClrType == typeof(string)
                ? type.Size!.Value * (type.IsUnicode ? 2 : 1)
                : 8;
        }
    }

    [Fact]
    public void What_must_be_unique_compares_by_its_bytes_on_SQL_Server()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var model = db.GetService<IDesignTimeModel>().Model;
        var texts = model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string)).ToList();
        var exact = texts.FindAll(p => p.IsUnicode() == false || p.IsKey() || p.IsForeignKey() || p.GetContainingIndexes().Any(i => i.IsUnique));

        Assert.All(exact, p => Assert.Equal("Latin1_General_100_BIN2", p.GetCollation()));
        string[] named = ["Contributions.ExternalId", "Posts.ExternalId", "Posts.ThreadKey", "Posts.ClientKey", "Tags.Key", "Sessions.Key", "ApiTokens.Hash",
            "MissedSearches.Words", "Accounts.NormalizedEmail", "Drafts.Subject", "Changes.Key", "RoundVotes.GuestKey"];
        Assert.Empty(named.Except(exact.Select(p => $"{p.DeclaringType.GetTableName()}.{p.Name}")));
        // Names, titles and addresses that are compared without regard to case keep the collation of the database.
        Assert.DoesNotContain(texts, p => p.Name is "Title" or "ImportedEmail" && p.GetCollation() is not null);
        Assert.All(
            model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()).SelectMany(k => k.Properties.Zip(k.PrincipalKey.Properties)),
            pair => Assert.Equal(pair.Second.GetCollation(), pair.First.GetCollation()));
    }

    [Fact]
    public void SQLite_needs_no_collation_to_compare_by_bytes()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var model = db.GetService<IDesignTimeModel>().Model;

        Assert.All(model.GetEntityTypes().SelectMany(t => t.GetProperties()), p => Assert.Null(p.GetCollation()));
    }

    [Fact]
    public async Task Each_revision_gets_the_audience_its_contribution_had()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        if (database.Provider == DatabaseProvider.SqlServer)
            return;
        var (open, closed) = (await database.Publish("Open"), await database.Publish("Gesloten"));
        var migrator = db.GetService<IMigrator>();
        var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_RevisionAudience", StringComparison.Ordinal)).Last();
        await migrator.MigrateAsync(before);
        await db.Database.ExecuteSqlAsync($"UPDATE Contributions SET Audience = 'Members' WHERE Key = {closed}");

        await migrator.MigrateAsync();

        var found = await db.Revisions.ToDictionaryAsync(r => r.ContributionKey, r => r.Audience);
        Assert.Equal((Audience.Everyone, Audience.Members), (found[open], found[closed]));
    }

    [Fact]
    public void Times_are_kept_in_whole_milliseconds()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var times = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?));

        Assert.All(times, p => Assert.Equal("datetime2(3)", p.GetColumnType()));
    }
}
