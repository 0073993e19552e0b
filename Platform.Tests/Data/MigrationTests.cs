using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Platform.Web.Data;

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
