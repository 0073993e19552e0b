using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Threads;

/// <summary>Whether one may reply is decided when the reply comes in, not when it was begun. On SQLite writers queue at a gate, which a test can hold.</summary>
public sealed class ReplyRaceTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [SqliteFact]
    public async Task No_reply_comes_in_after_its_thread_was_locked()
    {
        var thread = await app.Ask("Aad");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => ReplyWhile(thread, db => db.Threads.Where(t => t.Key == thread)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Locked, true))));

        Assert.Equal("ThreadLocked", refused.Rule);
        Assert.Empty(await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread).ToListAsync()));
    }

    [SqliteFact]
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
        Task<Post?> reply;
        using (await app.Services.GetRequiredService<WriteGate>().Enter(CancellationToken.None))
        {
            reply = app.Scope((PlatformDb _, Reply reply) => reply.Write(thread, new ReplyText(PostKind.Answer, "Net te laat."), bea, ShortKey.New()));
            // By then it was allowed and waits at the gate.
            await Task.Delay(500);
            await using var db = app.Database.Open();
            await change(db);
        }

        return await reply;
    }
}
