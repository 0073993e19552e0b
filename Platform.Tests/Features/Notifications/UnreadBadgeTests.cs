using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Notifications;

/// <summary>The counts of unread notifications that open pages receive.</summary>
public sealed class UnreadBadgeTests(UnreadBadgeTests.CountingApp app) : IClassFixture<UnreadBadgeTests.CountingApp>
{
    [Fact]
    public async Task A_post_that_notifies_many_members_is_counted_for_all_of_them_in_one_statement()
    {
        var few = await StatementsOfConclusion("Weinig", 3);
        var many = await StatementsOfConclusion("Veel", 50);

        Assert.Equal((1, 1), (few, many));
    }

    [Fact]
    public async Task A_bell_whose_last_subject_is_hidden_becomes_zero()
    {
        var thread = await app.Ask("Nul");
        await using var page = await Open("Nul");
        var post = await app.Reply("Eén", thread, "Zes weken.");
        await Conversation.Eventually(() => page.Bell == 1, "the bell of the answer");
        var moderator = await app.Viewer("Mo", MemberRoles.Moderator);

        await app.Scope((PlatformDb _, ModerateThread moderate) => moderate.Hide(thread, post.Key, ReviewReason.Other, "Niet hier.", moderator));

        await Conversation.Eventually(() => page.Bell == 0, "the bell without the answer");
    }

    /// <summary>Publishes a conclusion in a thread where as many members wrote, who all have a page open.</summary>
    private async Task<int> StatementsOfConclusion(string name, int members)
    {
        var asker = await app.Viewer($"{name} vraagt", MemberRoles.Moderator);
        var thread = await app.Ask($"{name} vraagt");
        await using var own = await Open($"{name} vraagt");
        var pages = new List<OpenPage>();
        for (var i = 0; i < members; i++)
        {
            var post = await app.Reply($"{name} {i}", thread, $"Antwoord {i}.");
            // The first has one unread notification already.
            if (i == 0)
                await app.Reply($"{name} ook", thread, "Dank.", PostKind.Comment, post.Key);
            pages.Add(await Open($"{name} {i}"));
        }

        await Conversation.Eventually(() => own.Bell == members + 1, "the bell of who asked, which comes after all others");
        app.Counts.Reset();
        await app.Scope((PlatformDb _, WriteConclusion conclusion) => conclusion.Write(thread, "Zes weken dus.", false, 0, asker));

        await Conversation.Eventually(() => pages.TrueForAll(p => p.Bell == (p == pages[0] ? 2 : 1)), "the bells of all who wrote");
        var statements = app.Counts.Number;
        foreach (var page in pages)
            await page.DisposeAsync();
        return statements;
    }

    private async Task<OpenPage> Open(string name)
    {
        using var browser = await app.As(name);
        var page = new OpenPage(app.Address, browser.Cookie("platform"));
        await page.Connect();
        return page;
    }

    /// <summary>Counts the statements that count notifications.</summary>
    public sealed class CountingApp : PlatformApp
    {
        public CountingApp() => Settings["Moderation:ApprovedBeforeTrust"] = "0";

        internal CountsOfNotices Counts { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services
                .ConfigureDbContext<SqlitePlatformDb>(options => options.AddInterceptors(Counts))
                .ConfigureDbContext<SqlServerPlatformDb>(options => options.AddInterceptors(Counts)));
        }
    }

    internal sealed class CountsOfNotices : DbCommandInterceptor
    {
        private int _number;

        public int Number => _number;

        public void Reset() => _number = 0;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("COUNT(", StringComparison.Ordinal) && command.CommandText.Contains("Notifications", StringComparison.Ordinal))
                Interlocked.Increment(ref _number);
            return ValueTask.FromResult(result);
        }
    }
}
