using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Threads;

/// <summary>Whether one may reply is decided when the reply comes in, not when it was begun.</summary>
public sealed class ReplyRaceTests(ReplyRaceTests.RacingApp app) : IClassFixture<ReplyRaceTests.RacingApp>
{
    [Fact]
    public async Task No_reply_comes_in_after_its_thread_was_locked()
    {
        var thread = await app.Ask("Aad");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => ReplyWhile(thread, db => db.Threads.Where(t => t.Key == thread)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Locked, true))));

        Assert.Equal("ThreadLocked", refused.Rule);
        Assert.Empty(await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread).ToListAsync()));
    }

    [Fact]
    public async Task No_reply_comes_in_after_its_thread_was_withdrawn()
    {
        var thread = await app.Ask("Aad");

        var made = await ReplyWhile(thread, db => db.Contributions.Where(c => c.Key == thread)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, ContributionStatus.Withdrawn)));

        Assert.Null(made);
        Assert.Empty(await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread).ToListAsync()));
    }

    private async Task<Post?> ReplyWhile(string thread, Func<PlatformDb, Task> change)
    {
        var bea = await app.Viewer("Bea");
        var happened = false;
        app.Race.Before(async () =>
        {
            happened = true;
            await using var db = app.Database.Open();
            await change(db);
        });
        try
        {
            return await app.Scope((PlatformDb _, Reply reply) => reply.Write(thread, new ReplyText(PostKind.Answer, "Net te laat."), bea, ShortKey.New()));
        }
        finally
        {
            Assert.True(happened, "The change came between.");
        }
    }

    /// <summary>Lets a test write just before a reply begins its transaction: by then it was allowed.</summary>
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

    internal sealed class Racing : DbTransactionInterceptor
    {
        /// <summary>Of the test alone: the application's own jobs begin transactions too.</summary>
        private readonly AsyncLocal<Queue<Func<Task>>> _acts = new();

        public void Before(Func<Task> act) => _acts.Value = new Queue<Func<Task>>([act]);

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (_acts.Value?.TryDequeue(out var act) == true)
                await act();
            return result;
        }
    }
}
