using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

/// <summary>A post that changes while the changes of its thread are read is in the answer all the same.</summary>
public sealed class ChangesRaceTests(ChangesRaceTests.RacingApp app) : IClassFixture<ChangesRaceTests.RacingApp>
{
    [Fact]
    public async Task A_program_that_asks_once_gets_what_changed_between_two_statements()
    {
        var (thread, edit) = await Arrange();
        app.Race.Before = edit;

        var answer = await app.ApiVisitor().Changes(thread);

        Assert.True(app.Race.Happened, "The write came between.");
        Whole(answer);
    }

    [Fact]
    public async Task A_page_that_joins_gets_what_changed_between_two_statements()
    {
        var (thread, edit) = await Arrange();
        await using var page = new OpenPage(app.Address);
        await page.Connect();
        app.Race.Before = edit;

        var answer = await page.Join(thread);

        Assert.True(app.Race.Happened, "The write came between.");
        Whole(answer!);
    }

    /// <summary>Both posts, as they are by then, and counts that fit them.</summary>
    private static void Whole(ThreadChanges answer)
    {
        Assert.Equal(2, answer.Changes.Select(c => c.Post!.Key).Distinct().Count());
        Assert.Contains(answer.Changes, c => c.Post!.Html!.Contains("acht", StringComparison.Ordinal));
        Assert.All(answer.Changes, c => Assert.True(c.Sequence <= answer.Sequence));
        Assert.Equal(2, answer.Answers);
    }

    private async Task<(string Thread, Func<Task> Edit)> Arrange()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Het duurt zes weken.");
        await app.Reply("Cor", thread, "Langer.");
        var bea = await app.Viewer("Bea");
        return (thread, () => app.Scope((PlatformDb db, EditPost edit) => edit.Change(post.Key, "Het duurt acht weken.", 1, bea)));
    }

    /// <summary>Lets a test write just before the posts of a thread are read.</summary>
    public sealed class RacingApp : PlatformApp
    {
        public RacingApp() => Settings["Moderation:ApprovedBeforeTrust"] = "0";

        internal Racing Race { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services
                .ConfigureDbContext<SqlitePlatformDb>(options => options.AddInterceptors(Race))
                .ConfigureDbContext<SqlServerPlatformDb>(options => options.AddInterceptors(Race)));
        }
    }

    internal sealed class Racing : DbCommandInterceptor
    {
        public Func<Task>? Before { get; set; }

        public bool Happened { get; private set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Before is { } write && command.CommandText.Contains("ChangedAt", StringComparison.Ordinal) && command.CommandText.Contains("Html", StringComparison.Ordinal))
            {
                (Before, Happened) = (null, true);
                await write();
            }

            return result;
        }
    }
}
