using System.Data;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Home;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Home;

/// <summary>How the database finds the lists of the home page: by seeking in an index, so that the number of posts makes no difference.</summary>
public sealed class HomePlanTests(HomePlanTests.AskedApp app, ITestOutputHelper output) : IClassFixture<HomePlanTests.AskedApp>
{
    [Fact]
    public async Task No_list_of_the_home_page_reads_all_posts_votes_or_texts()
    {
        if (app.Database.Provider != DatabaseProvider.Sqlite)
            return;
        for (var i = 0; i < 3; i++)
            await app.Reply("Bea", await app.Ask("Aad"), "Antwoord.");

        // The topics are counted apart, once after each change of a contribution.
        var counted = await app.Scope((PlatformDb _, HomeQueries home) => home.Topics());
        await app.Asked.During(() => app.Scope((PlatformDb _, HomeQueries home) => home.Lists(counted)));

        Assert.True(app.Asked.Plans.Count is > 4 and <= 18, $"{app.Asked.Plans.Count} statements");
        foreach (var (sql, plan) in app.Asked.Plans)
        {
            output.WriteLine($"{sql}\n{string.Join('\n', plan)}\n");
            // Threads and contributions are read in the order of an index, up to a limit.
            Assert.All(plan.Where(l => l.StartsWith("SCAN ", StringComparison.Ordinal)), line =>
                Assert.True(IsBounded(line, plan), $"{line}\n{sql}\n{string.Join('\n', plan)}"));
        }
    }

    [Fact]
    public async Task A_home_that_nothing_changed_asks_the_database_nothing_more_for_its_lists()
    {
        await app.Ask("Aad");
        using var member = await app.As("Cor");
        await Threads.Conversation.Eventually(async () =>
        {
            await app.Asked.During(() => member.Get("/"));
            return app.Asked.Plans.Count <= 10;
        }, "a member's home asks only for the session and for what is theirs");
        Assert.DoesNotContain(app.Asked.Plans, p => p.Sql.Contains("\"AcceptedPostKey\"", StringComparison.Ordinal) && p.Sql.Contains("\"Votes\"", StringComparison.Ordinal));
    }

    private static bool IsBounded(string line, List<string> plan)
    {
        // A list that was found before, or an index that is read in its order until the limit is reached.
        var what = line["SCAN ".Length..].Split(' ')[0];
        return line.Contains("IX_Threads_LastPostAt", StringComparison.Ordinal) || line == "SCAN CONSTANT ROW" || line.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
            || plan.Any(l => l == $"CO-ROUTINE {what}" || l == $"MATERIALIZE {what}");
    }

    public sealed class AskedApp : PlatformApp
    {
        public AskedApp() => Settings["Moderation:ApprovedBeforeTrust"] = "0";

        internal AskedPlans Asked { get; } = new();

        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<SqlitePlatformDb>(options => options.AddInterceptors(Asked)));
        }
    }

    /// <summary>Records each statement with its plan.</summary>
    internal sealed class AskedPlans : DbCommandInterceptor
    {
        private readonly AsyncLocal<bool> _isWork = new();
        private readonly HttpContextAccessor _request = new();
        private bool _isOn;

        public List<(string Sql, List<string> Plan)> Plans { get; } = [];

        /// <summary>Records the statements of <paramref name="work"/> itself and of requests for the home page, and none of followers.</summary>
        public async Task During(Func<Task> work)
        {
            lock (Plans)
                Plans.Clear();
            (_isWork.Value, _isOn) = (true, true);
            await work();
            (_isWork.Value, _isOn) = (false, false);
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (_isOn && (_isWork.Value || _request.HttpContext?.Request.Path == "/") && command is SqliteCommand asked)
            {
                await using var explain = new SqliteCommand("EXPLAIN QUERY PLAN " + asked.CommandText, asked.Connection, asked.Transaction);
                foreach (SqliteParameter parameter in asked.Parameters)
                    explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
                var plan = new List<string>();
                await using (var reader = await explain.ExecuteReaderAsync(cancellationToken))
                {
                    while (await reader.ReadAsync(cancellationToken))
                        plan.Add(reader.GetString(3));
                }

                lock (Plans)
                    Plans.Add((asked.CommandText, plan));
            }

            return result;
        }
    }
}
