using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Platform.Web.Data;
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

    [Fact]
    public void No_index_key_on_SQL_Server_is_longer_than_1700_bytes()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var indexed = db.Model.GetEntityTypes().SelectMany(t => t.GetIndexes().Select(i => (Name: i.GetDatabaseName()!, i.Properties))
            .Concat(t.GetKeys().Select(k => (Name: k.GetName()!, k.Properties))));

        Assert.All(indexed, index => Assert.True(index.Properties.Sum(Bytes) <= 1700, index.Name));

        static int Bytes(Microsoft.EntityFrameworkCore.Metadata.IProperty property)
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
    public void Times_are_kept_in_whole_milliseconds()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var times = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?));

        Assert.All(times, p => Assert.Equal("datetime2(3)", p.GetColumnType()));
    }
}
