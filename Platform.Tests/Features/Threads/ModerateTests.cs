using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

public sealed class ModerateTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_hidden_post_is_a_tombstone_for_readers_and_text_for_moderators_until_it_is_shown_again()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Onbetamelijk woord.");
        var moderator = await app.As("Mo Derator", MemberRoles.Moderator);
        await using var open = new OpenPage(app.Address);
        await open.Connect();
        await open.Join(thread, 1);

        var page = await moderator.Submit(
            await moderator.Get($"/threads/{thread}/posts/{post.Key}/moderate"), "#hide", new Dictionary<string, string> { ["Reason"] = "Tone", ["Words"] = "Graag zakelijk." });

        Assert.Contains("Onbetamelijk", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Onbetamelijk", (await app.Visitor().Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Onbetamelijk", (await (await app.As("Cor")).Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Onbetamelijk", (await (await app.ApiAs("Mo Derator")).GetJson($"/api/v1/threads/{thread}/changes")).ToString(), StringComparison.Ordinal);
        await Eventually(() => open.Events.Any(e => e.Post is { State: PostState.Hidden, Html: null, Author: null }), "the hiding reaches an open page");

        await moderator.Submit(
            await moderator.Get($"/threads/{thread}/posts/{post.Key}/moderate"), "#show", new Dictionary<string, string> { ["Words"] = "Bij nader inzien." });

        Assert.Contains("Onbetamelijk", (await app.Visitor().Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
        Assert.Equal(1, await app.Scope(db => db.Threads.Where(t => t.Key == thread).Select(t => t.AnswerCount).SingleAsync()));
        Assert.Equal(["post.hide", "post.show"], await app.Scope(db => db.AuditEntries.Where(a => a.Subject == $"post:{post.Key}").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_author_is_told_why_by_notification_and_mail_but_not_by_whom()
    {
        var thread = await app.Ask("Aad");
        await app.As("Bea");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var moderator = await app.Viewer("Mo Derator", MemberRoles.Moderator);

        await app.Scope((PlatformDb db, ModerateThread moderate) => moderate.Hide(thread, post.Key, ReviewReason.OffTopic, "Hoort bij een andere vraag.", moderator));

        var notice = await app.Scope(db => db.Notifications.SingleAsync(n => n.PostKey == post.Key && n.Kind == NoticeKind.Hidden));
        Assert.Equal((post.AuthorKey, null, "Hoort bij een andere vraag."), (notice.MemberKey, notice.ByKey, notice.Line));
        var mail = await app.Scope(db => db.Outbox.OrderByDescending(m => m.CreatedAt).FirstAsync(m => m.Subject.Contains("verborgen")));
        Assert.Contains("Hoort bij een andere vraag.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Buiten het onderwerp", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mo Derator", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hiding_needs_a_moderator_a_reason_and_words()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var (bea, moderator) = (await app.Viewer("Bea"), await app.Viewer("Mo Derator", MemberRoles.Moderator));

        Assert.Equal("OnlyModerators", await app.Breaks((PlatformDb db, ModerateThread m) => m.Hide(thread, post.Key, ReviewReason.Tone, "x", bea)));
        Assert.Equal("ReasonCodeNeeded", await app.Breaks((PlatformDb db, ModerateThread m) => m.Hide(thread, post.Key, ReviewReason.None, "x", moderator)));
        Assert.Equal("ReasonNeeded", await app.Breaks((PlatformDb db, ModerateThread m) => m.Hide(thread, post.Key, ReviewReason.Tone, " ", moderator)));
        await (await app.As("Bea")).Get($"/threads/{thread}/posts/{post.Key}/moderate", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_moderators_who_hide_at_once_count_it_once()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var moderator = await app.Viewer("Mo Derator", MemberRoles.Moderator);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await app.Scope((PlatformDb db, ModerateThread m) => m.Hide(thread, post.Key, ReviewReason.Tone, "Dubbel.", moderator));
                return true;
            }
            catch (Web.Shared.RuleBroken)
            {
                return false;
            }
        })));

        Assert.Single(outcomes, hidden => hidden);
        Assert.Equal(0, await app.Scope(db => db.Threads.Where(t => t.Key == thread).Select(t => t.AnswerCount).SingleAsync()));
    }

    [Fact]
    public async Task A_locked_thread_takes_no_replies_and_open_pages_hear_it_and_its_unlocking()
    {
        var thread = await app.Ask("Aad");
        var moderator = await app.As("Mo Derator", MemberRoles.Moderator);
        await using var open = new OpenPage(app.Address);
        await open.Connect();
        await open.Join(thread, 0);

        var page = await moderator.Submit(await moderator.Get($"/threads/{thread}/lock"), "#lock", new Dictionary<string, string> { ["Words"] = "Het is gezegd." });

        Assert.Equal("true", page.Document.QuerySelector("#thread")!.GetAttribute("data-locked"));
        Assert.Contains("Het is gezegd.", page.Text, StringComparison.Ordinal);
        await Eventually(() => open.Events.Any(e => e is { Sequence: 1, Post: null, State: { Locked: true, LockReason: "Het is gezegd." } }), "the lock reaches an open page");
        await Assert.ThrowsAsync<Web.Shared.RuleBroken>(() => app.Reply("Bea", thread, "Toch nog iets."));
        var missed = Assert.Single((await app.ApiVisitor().Changes(thread)).Changes);
        Assert.Equal(new Web.Features.Threads.ThreadState(true, "Het is gezegd.", 0), missed.State);

        await moderator.Submit(await moderator.Get($"/threads/{thread}/lock"), "#lock", new Dictionary<string, string> { ["Words"] = "Er is nieuws." });
        await Eventually(() => open.Events.Any(e => e is { Sequence: 2, State.Locked: false }), "the unlocking reaches an open page");
        await app.Reply("Bea", thread, "Het nieuws.");
        Assert.Equal([2L, 3L], (await app.ApiVisitor().Changes(thread)).Changes.Select(c => c.Sequence));
    }

    [Fact]
    public async Task A_moved_post_keeps_author_and_date_takes_its_replies_along_and_leaves_tombstones_that_lead_to_it()
    {
        var (here, there) = (await app.Ask("Aad"), await app.Ask("Aad"));
        var post = await app.Reply("Bea", here, "Zes weken.");
        var reply = await app.Reply("Cor", here, "Mee eens.", PostKind.Comment, post.Key);
        await app.Reply("Dirk", here, "Iets anders.");
        var (moderator, dirk) = (await app.As("Mo Derator", MemberRoles.Moderator), await app.Viewer("Dirk"));
        await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(here, post.Key, true, dirk));

        await moderator.Submit(await moderator.Get($"/threads/{here}/posts/{post.Key}/move"), "#move",
            new Dictionary<string, string> { ["Target"] = $"https://elders.example/questions/{there}#thread", ["WithReplies"] = "true", ["Words"] = "Past hier beter." });

        var moved = await app.Scope(db => db.Posts.AsNoTracking().Where(p => p.ThreadKey == there).OrderBy(p => p.Place).ToListAsync());
        Assert.Equal([(post.AuthorKey, post.CreatedAt, null), (reply.AuthorKey, reply.CreatedAt, moved[0].Key)], moved.Select(p => (p.AuthorKey, p.CreatedAt, p.ReplyToKey)));
        Assert.Equal([PostState.Visible, PostState.Moved, PostState.Moved], (await app.ApiVisitor().Changes(here)).Changes.Select(c => c.Post!.State));
        var counts = await app.Scope(db => db.Threads.Where(t => t.Key == here || t.Key == there).ToDictionaryAsync(t => t.Key, t => (t.AnswerCount, t.CommentCount)));
        Assert.Equal(((1, 0), (1, 1)), (counts[here], counts[there]));
        var landed = await app.Visitor().Get($"/threads/{here}/posts/{post.Key}");
        Assert.Equal($"/questions/{there}", landed.Address.AbsolutePath);
        Assert.Equal($"#p-{moved[0].Key}", landed.Address.Fragment);
        var voter = await (await app.As("Dirk")).Get($"/questions/{there}");
        Assert.Equal("true", voter.Document.QuerySelector($"#p-{moved[0].Key} [data-act=vote]")!.GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task No_post_is_moved_before_more_readers_than_it_had()
    {
        var (members, everyone) = (await app.Ask("Aad", Audience.Members), await app.Ask("Aad"));
        var post = await app.Reply("Bea", members, "Onder ons.");
        var other = await app.Reply("Bea", everyone, "Voor ieder.");
        var moderator = await app.Viewer("Mo Derator", MemberRoles.Moderator);

        Assert.Equal("MoveWouldOpen", await app.Breaks((PlatformDb db, MovePost m) => m.Move(members, post.Key, everyone, false, "x", moderator)));
        await app.Scope((PlatformDb db, MovePost m) => m.Move(everyone, other.Key, members, false, "Alleen voor leden.", moderator));

        // A visitor stays at the tombstone; a member is led to the other thread.
        Assert.Equal($"/questions/{everyone}", (await app.Visitor().Get($"/threads/{everyone}/posts/{other.Key}")).Address.AbsolutePath);
        Assert.Equal($"/questions/{members}", (await (await app.As("Cor")).Get($"/threads/{everyone}/posts/{other.Key}")).Address.AbsolutePath);
        Assert.DoesNotContain(members, (await app.Visitor().Get($"/questions/{everyone}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_by_layer_only_stays_hidden_after_a_move()
    {
        var (here, there) = (await app.Ask("Aad"), await app.Ask("Aad"));
        var post = await app.Reply("Geheime Gerda", here, "Zes weken.", byLayerOnly: true);
        var moderator = await app.Viewer("Mo Derator", MemberRoles.Moderator);

        await app.Scope((PlatformDb db, MovePost m) => m.Move(here, post.Key, there, false, "Past beter.", moderator));

        foreach (var thread in new[] { here, there })
        {
            Assert.DoesNotContain("Gerda", (await app.Visitor().Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Gerda", (await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes")).ToString(), StringComparison.Ordinal);
        }
    }
}
