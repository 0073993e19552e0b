using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Tests.Support;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.MissedSearches;

namespace Platform.Tests.Changes;

public sealed class HousekeepingTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTime Long = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_step_that_fails_stops_no_other()
    {
        await using var db = app.Database.Open();
        db.AddRange(new Change(new ChangeKey(ChangeKind.Tag, "oud"), Long), new MissedSearch("oude woorden", 3, Long));
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Refuses BEFORE DELETE ON Changes BEGIN SELECT RAISE(ABORT, 'not now'); END");

        await Tidy();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER Refuses");

        Assert.Equal(1, await db.Changes.CountAsync(c => c.At == Long));
        Assert.Equal(0, await db.MissedSearches.CountAsync());
    }

    [Fact]
    public async Task No_statement_of_housekeeping_deletes_more_than_a_thousand_rows()
    {
        await using var db = app.Database.Open();
        for (var i = 0; i < 2500; i++)
            db.Add(new Change(new ChangeKey(ChangeKind.Tag, $"oud{i}"), Long));
        await db.SaveChangesAsync();
        var most = 0;

        await using (var counted = new SqlitePlatformDb(new DbContextOptionsBuilder<SqlitePlatformDb>()
            .UseSqlite(app.Database.ConnectionString).AddInterceptors(new Deletions(rows => most = Math.Max(most, rows))).Options))
        {
            await Bulk.Delete(counted, counted.Changes.Where(c => c.At < Long.AddDays(1)).OrderBy(c => c.Id));
        }

        Assert.Equal(0, await db.Changes.CountAsync(c => c.At == Long));
        Assert.Equal(1000, most);
    }

    private Task Tidy() => app.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().Tidy();

    private sealed class Deletions(Action<int> told) : DbCommandInterceptor
    {
        public override ValueTask<int> NonQueryExecutedAsync(
            System.Data.Common.DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("DELETE", StringComparison.Ordinal))
                told(result);
            return ValueTask.FromResult(result);
        }
    }
}
