using Microsoft.EntityFrameworkCore;

namespace Platform.Tests.Acts;

/// <summary>Every act on a post, in every state of it, by every kind of person.</summary>
public sealed class PostActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    public static TheoryData<string> States => [.. PostStates.All];

    [Theory]
    [MemberData(nameof(States))]
    public Task An_act_on_a_post_is_refused_in_words_or_done_and_all_can_read_on(string state) => Try(state, byAll: false);

    [Theory]
    [MemberData(nameof(States))]
    [Trait("Category", "Long")]
    [Trait("Suite", "acts")]
    public Task The_same_by_everybody_who_may(string state) => Try(state, byAll: true);

    private async Task Try(string state, bool byAll)
    {
        var states = new PostStates(app);
        // Nobody has more than a hundred.
        await app.Scope(db => db.Drafts.ExecuteDeleteAsync());
        await using var visitor = new Follows(await app.Person(Who.Visitor));
        await using var member = new Follows(await app.Person(Who.Scientist));
        var subjects = new Subjects<PostSubject>(
            () => states.Make(state),
            async s => [await app.Person(Who.Visitor), await app.Person(Who.Member), await app.Person(Who.Scientist), s.Author, s.Asker, await app.Person(Who.Moderator), await app.Person(Who.Administrator)],
            Snapshot,
            async s => Assert.Null(await visitor.Join(s.Thread) ?? await member.Join(s.Thread)),
            async s =>
            {
                var faults = await app.Readings.Of(s.Thread, s.Post);
                await app.PagesWereTold();
                return [.. faults, .. new[] { await visitor.Join(s.Thread), await member.Join(s.Thread) }.OfType<string>()];
            });

        var found = new List<string>();
        foreach (var act in PostActs.All)
            found.AddRange(await Trial.Of(app, act, subjects, state, byAll));
        await app.FollowersCaughtUp();
        found.AddRange(app.TakeErrors());

        Assert.True(found.Count == 0, $"On a post {state}:\n" + string.Join('\n', found));
    }

    private Task<string> Snapshot(PostSubject s) => app.Scope(async db => await db.Posts.Where(p => p.Key == s.Post)
        .Select(p => new { p.State, p.ByLayerOnly, p.LatestNumber, p.ProposedNumber, p.MovedToKey }).SingleAsync() + " " + await db.Contributions.Where(c => c.Key == s.Thread).Select(c => new
        {
            c.Status,
            c.Thread.Sequence,
            c.Thread.Locked,
            c.Thread.AcceptedPostKey,
            Posts = db.Posts.Count(p => p.ThreadKey == s.Thread),
            Versions = db.PostVersions.Count(v => v.PostKey == s.Post),
            Votes = db.Votes.Count(v => v.PostKey == s.Post && v.Useful),
            Thanks = db.Thanks.Count(v => v.PostKey == s.Post),
            Open = db.ReviewItems.Count(i => i.PostKey == s.Post && i.ClosedAt == null),
            Drafts = db.Drafts.Count(d => d.Subject == "reply:" + s.Thread),
        }).SingleAsync());
}
