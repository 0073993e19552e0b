using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

/// <summary>Each act on a post in each state it can have: refused with words, or done; and the thread still works for everybody.</summary>
public sealed class EveryActTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly Dictionary<string, Func<Site, Task>> Acts = new()
    {
        ["edit"] = s => s.Do<EditPost>(e => e.Change(s.Post, "Anders gezegd.", 1, s.Author)),
        ["withdraw"] = s => s.Do<EditPost>(e => e.Withdraw(s.Post, s.Author)),
        ["sign"] = s => s.Do<EditPost>(e => e.RevealAuthor(s.Post, s.Author)),
        ["sign by another"] = s => s.Do<EditPost>(e => e.RevealAuthor(s.Post, s.Other)),
        ["accept"] = s => s.Do<AcceptAnswer>(a => a.Accept(s.Thread, s.Post, s.Asker)),
        ["vote"] = s => s.Do<CastVote>(v => v.Cast(s.Thread, s.Post, true, s.Other)),
        ["thank"] = s => s.Do<ThankAuthor>(t => t.Thank(s.Thread, s.Post, "Dank.", s.Other)),
        ["reply to it"] = s => s.Do<Reply>(r => r.Write(s.Thread, new ReplyText(PostKind.Comment, "Daarop.", s.Post), s.Asker, ShortKey.New())),
        ["conclude with it"] = s => s.Do<WriteConclusion>(c => c.Write(s.Thread, $"Kortom, [dit](#p-{s.Post}).", false, 0, s.Asker)),
        ["hide"] = s => s.Do<ModerateThread>(m => m.Hide(s.Thread, s.Post, ReviewReason.Tone, "Toon.", s.Moderator)),
        ["show"] = s => s.Do<ModerateThread>(m => m.Show(s.Thread, s.Post, "Toch.", s.Moderator)),
        ["move"] = s => s.Do<MovePost>(m => m.Move(s.Thread, s.Post, s.Elsewhere, true, "Daar.", s.Moderator)),
        ["approve"] = s => s.Decide(Verdict.Approve),
        ["return"] = s => s.Decide(Verdict.Return),
        ["decline"] = s => s.Decide(Verdict.Decline),
    };

    public static TheoryData<string, bool> States
    {
        get
        {
            var states = new TheoryData<string, bool>();
            foreach (var state in new[] { "waiting", "returned", "declined", "dropped", "visible", "edited", "hidden", "withdrawn", "moved" })
                states.Add(state, true);
            foreach (var state in new[] { "waiting", "visible" })
                states.Add(state, false);
            return states;
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Whatever_is_done_to_a_post_its_thread_can_be_read_and_followed(string state, bool byLayerOnly)
    {
        await using var elsewhere = await Joined(await app.Ask("Aad"));
        foreach (var (name, act) in Acts)
        {
            var site = await Arrange(state, byLayerOnly);
            try
            {
                await act(site);
            }
            catch (Exception e) when (e is RuleBroken or DbUpdateConcurrencyException)
            {
                // Refused, with words.
            }

            await Works(site, $"{name} of a post that is {state}");
            // As after a no: who waits is approved in the end.
            await site.Decide(Verdict.Approve);
            await app.Scope(async (PlatformDb db, ThreadWriter threadWriter) =>
            {
                await VoteSweep.Sweep(db, threadWriter, CancellationToken.None);
                return 0;
            });
            await Works(site, $"{name} of a post that is {state}, then approved");
        }

        await app.Reply("Aad", elsewhere.Thread, "Hier gaat alles door.");
        await Eventually(() => elsewhere.Page.Events.Count == 1, "an event in another thread");
        Assert.DoesNotContain("\"status\":\"degraded\"", await app.ApiVisitor().GetStringAsync("/readyz"), StringComparison.Ordinal);
    }

    private async Task Works(Site site, string after)
    {
        using var visitor = app.Visitor();
        await visitor.Get($"/questions/{site.Thread}");
        await using var joined = await Joined(site.Thread);
        var changes = await app.ApiVisitor().Changes(site.Thread);
        var rows = await app.Scope(db => db.Posts.AsNoTracking().Where(p => p.ThreadKey == site.Thread).ToListAsync());
        var thread = await app.Scope(db => db.Threads.AsNoTracking().SingleAsync(t => t.Key == site.Thread));
        Assert.True(
            (thread.AnswerCount, thread.CommentCount) == (Count(PostKind.Answer), Count(PostKind.Comment)),
            $"After {after} the thread counts {thread.AnswerCount} answers and {thread.CommentCount} comments; there are {Count(PostKind.Answer)} and {Count(PostKind.Comment)}.");
        var expected = rows.Where(p => p.State is not (PostState.Waiting or PostState.Returned or PostState.Declined or PostState.Dropped)).Select(p => p.Key).Order();
        Assert.True(expected.SequenceEqual(changes.Changes.Select(c => c.Post?.Key).OfType<string>().Order()), $"After {after} the changes lack a post or have one too many.");

        int Count(PostKind kind) => rows.Count(p => p.State == PostState.Visible && p.Kind == kind);
    }

    private async Task<Site> Arrange(string state, bool byLayerOnly)
    {
        var (thread, elsewhere) = (await app.Ask("Aad"), await app.Ask("Aad"));
        var author = "Nieuw " + ShortKey.New();
        var post = await app.Reply(author, thread, "Zes weken.", byLayerOnly: byLayerOnly);
        var site = new Site(
            app, thread, elsewhere, post.Key, await app.Viewer(author), await app.Viewer("Cor"), await app.Viewer("Aad"), await app.Viewer("Gerda", MemberRoles.Moderator));
        switch (state)
        {
            case "waiting":
                return site;
            case "returned":
                await site.Decide(Verdict.Return);
                return site;
            case "declined":
                await site.Decide(Verdict.Decline);
                return site;
            case "dropped":
                await Acts["withdraw"](site);
                return site;
        }

        await site.Decide(Verdict.Approve);
        await (state switch
        {
            "edited" => Acts["edit"](site),
            "hidden" => Acts["hide"](site),
            "withdrawn" => Acts["withdraw"](site),
            "moved" => Acts["move"](site),
            _ => Task.CompletedTask,
        });
        return site;
    }

    private async Task<Followed> Joined(string thread)
    {
        var page = new OpenPage(app.Address);
        await page.Connect();
        Assert.NotNull(await page.Join(thread));
        return new Followed(thread, page);
    }

    private sealed record Followed(string Thread, OpenPage Page) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Page.DisposeAsync();
    }

    /// <summary>A post in a thread, and the people who may do something to it.</summary>
    private sealed record Site(PlatformApp App, string Thread, string Elsewhere, string Post, Viewer Author, Viewer Other, Viewer Asker, Viewer Moderator)
    {
        public async Task Do<TService>(Func<TService, Task> act)
            where TService : notnull
        {
            await using var scope = App.Services.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<TService>());
        }

        public async Task Decide(Verdict verdict)
        {
            var item = await App.Scope(db => db.ReviewItems.Where(i => i.PostKey == Post && i.ClosedAt == null).Select(i => i.Key).SingleOrDefaultAsync());
            if (item is null)
                return;
            var rita = await App.Viewer("Rita", MemberRoles.Moderator);
            await Do<DecideReview>(d => d.Decide(item, verdict, verdict == Verdict.Approve ? ReviewReason.None : ReviewReason.Tone, verdict == Verdict.Approve ? null : "Graag anders.", rita));
        }
    }
}
