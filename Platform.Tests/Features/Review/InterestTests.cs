using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Review;

/// <summary>A moderator is nobody's judge in their own matter, by whichever act.</summary>
public sealed class InterestTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_moderator_hides_shows_and_moves_nothing_under_their_own_question()
    {
        var thread = await app.Ask("Mo Zelf");
        var elsewhere = await app.Ask("Aad");
        var objection = await app.Reply("Bea", thread, "Dit klopt niet.", PostKind.CounterView);
        var mo = await app.Viewer("Mo Zelf", MemberRoles.Moderator);
        var other = await app.Viewer("Mo Ander", MemberRoles.Moderator);

        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, ModerateThread m) => m.Hide(thread, objection.Key, ReviewReason.Tone, "Weg ermee.", mo)));
        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, MovePost m) => m.Move(thread, objection.Key, elsewhere, false, "Hoort elders.", mo)));
        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, ModerateThread m) => m.Lock(thread, "Genoeg gezegd.", mo)));
        Assert.Equal(PostState.Visible, await State(objection));

        Assert.NotNull(await app.Scope((PlatformDb _, ModerateThread m) => m.Hide(thread, objection.Key, ReviewReason.Tone, "Graag zakelijk.", other)));
        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, ModerateThread m) => m.Show(thread, objection.Key, "Toch wel.", mo)));
        Assert.NotNull(await app.Scope((PlatformDb _, ModerateThread m) => m.Lock(thread, "Rust.", other)));
        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, ModerateThread m) => m.Unlock(thread, "Door.", mo)));
    }

    [Fact]
    public async Task A_moderator_hides_no_objection_to_their_own_post_nor_that_post()
    {
        var thread = await app.Ask("Aad");
        var mo = await app.Viewer("Mo Zelf", MemberRoles.Moderator);
        var mine = await app.Reply("Mo Zelf", thread, "Zes weken.");
        var objection = await app.Reply("Bea", thread, "Twaalf.", PostKind.CounterView, mine.Key);
        var unrelated = await app.Reply("Bea", thread, "Reclame.", PostKind.Comment);

        foreach (var post in new[] { mine, objection })
            Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, ModerateThread m) => m.Hide(thread, post.Key, ReviewReason.Tone, "Weg.", mo)));
        using var api = await app.ApiAs("Mo Zelf", MemberRoles.Moderator);
        await api.Post($"/api/v1/threads/{thread}/posts/{objection.Key}/hide", new { reason = "tone", text = "Weg." }, System.Net.HttpStatusCode.BadRequest);
        Assert.Equal(PostState.Visible, await State(objection));

        Assert.NotNull(await app.Scope((PlatformDb _, ModerateThread m) => m.Hide(thread, unrelated.Key, ReviewReason.OffTopic, "Reclame.", mo)));
    }

    private Task<PostState> State(Post post) => app.Scope(db => db.Posts.Where(p => p.Key == post.Key).Select(p => p.State).SingleAsync());
}

public sealed class InterestInReviewTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_moderator_neither_takes_up_nor_decides_about_an_objection_to_their_own_question()
    {
        var thread = await app.Ask("Mo Zelf");
        var objection = await app.Reply("Bea", thread, "Dit klopt niet.", PostKind.CounterView);
        var item = await app.Scope(db => db.ReviewItems.Where(i => i.PostKey == objection.Key).Select(i => i.Key).SingleAsync());
        var mo = await app.Viewer("Mo Zelf", MemberRoles.Moderator);
        using var browser = await app.As("Mo Zelf");

        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, DecideReview decide) => decide.Decide(item, Verdict.Decline, ReviewReason.Tone, "Nee.", mo)));
        Assert.Equal("OwnInterest", await app.Breaks((PlatformDb _, ClaimReview claim) => claim.Claim(item, mo)));
        var page = await browser.Get($"/review/{item}");
        Assert.Contains("Dit is uw eigen werk", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form.o-decide"));

        var other = await app.Viewer("Mo Ander", MemberRoles.Moderator);
        Assert.NotNull(await app.Scope((PlatformDb _, DecideReview decide) => decide.Decide(item, Verdict.Approve, ReviewReason.None, "", other)));
    }
}
