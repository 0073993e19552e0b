using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Import;

namespace Platform.Tests.Features.Import;

/// <summary>How many numbers of the change log one transaction of an import takes.</summary>
public sealed class NumbersTests(NumbersTests.CountingApp app) : IClassFixture<NumbersTests.CountingApp>
{
    [Fact]
    public async Task An_import_takes_fewer_than_a_thousand_numbers_in_one_transaction_however_fast_the_machine()
    {
        var lines = Enumerable.Range(0, 150).Select(i => JsonSerializer.Serialize(new
        {
            type = "question",
            id = $"vraag-{i}",
            title = $"Hoe lang duurt zaak {i}?",
            body = "Wij wachten al een jaar.",
            language = "nl",
            author = "lid",
            publishedAt = "2021-05-06",
            // New ones, for each is a change too.
            tags = Enumerable.Range(0, 8).Select(t => $"onderwerp {i} {t}").ToArray(),
            posts = Enumerable.Range(0, i % 50 == 0 ? 120 : 2).Select(p => new { id = $"antwoord-{i}-{p}", kind = "answer", author = "lid", body = $"Zes weken, zegt {p}." }).ToArray(),
        })).Prepend("""{"type":"member","id":"lid","name":"Lid van Import","email":"lid@example.org"}""");
        var file = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var problems = new List<string>();
        await using var scope = app.Services.CreateAsyncScope();
        var importing = scope.ServiceProvider.GetRequiredService<Importing>();
        // As on a machine that writes all at once.
        importing.LongestTransaction = TimeSpan.FromMinutes(10);

        await importing.Run([new ImportFile("test.jsonl", () => new MemoryStream(file))], new ImportReport { OnProblem = (_, line, reason) => problems.Add($"{line}: {reason}") });

        Assert.Empty(problems);
        Assert.Equal(150, await app.Scope(db => db.Contributions.CountAsync()));
        Assert.InRange(app.Counting.Most, 400, 999);
    }

    public sealed class CountingApp : PlatformApp
    {
        internal Counting Counting { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services
                .ConfigureDbContext<SqlitePlatformDb>(options => options.AddInterceptors(Counting))
                .ConfigureDbContext<SqlServerPlatformDb>(options => options.AddInterceptors(Counting)));
        }
    }

    internal sealed class Counting : DbTransactionInterceptor
    {
        private long _head;

        public long Most { get; private set; }

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            // Nobody else writes here.
            var head = await ((PlatformDb)eventData.Context!).Changes.MaxAsync(c => (long?)c.Id, cancellationToken) ?? 0;
            (Most, _head) = (Math.Max(Most, head - _head), head);
            return result;
        }
    }
}
