using Microsoft.EntityFrameworkCore;

namespace Platform.Tests.Acts;

/// <summary>Every act in the review queue, on every state of an item, by every kind of person.</summary>
public sealed class ReviewActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    public static TheoryData<string> States => [.. ReviewStates.All];

    [Theory]
    [MemberData(nameof(States))]
    public Task An_act_in_the_review_queue_is_refused_in_words_or_done_and_all_can_read_on(string state) => Try(state, byAll: false);

    [Theory]
    [MemberData(nameof(States))]
    [Trait("Category", "Long")]
    [Trait("Suite", "acts")]
    public Task The_same_by_everybody_who_may(string state) => Try(state, byAll: true);

    private async Task Try(string state, bool byAll)
    {
        var states = new ReviewStates(app);
        var moderator = await app.Person(Who.Moderator);
        await using var visitor = new Follows(await app.Person(Who.Visitor));
        var subjects = new Subjects<ReviewSubject>(
            () => states.Make(state),
            async s => [await app.Person(Who.Visitor), await app.Person(Who.Member), await app.Person(Who.Scientist), s.Author, moderator, await app.Person(Who.Administrator)],
            s => app.Scope(async db => await db.Contributions.Where(c => c.Key == s.Thread).Select(c => new { c.Status, c.PublishedNumber, c.ProposedNumber, c.Thread.Sequence }).SingleAsync() + " "
                + await db.Posts.Where(p => p.Key == s.Post).Select(p => new { p.State, p.ProposedNumber }).FirstOrDefaultAsync() + " " + await db.ReviewItems.Where(i => i.Key == s.Item).Select(i => new
                {
                    i.ClaimedByKey,
                    i.ClosedAt,
                    i.Concurrency,
                    Decisions = i.Decisions.Count,
                    Shown = db.AuditEntries.Count(a => a.Action == "review.show-name"),
                }).SingleAsync()),
            async s => Assert.Null(await visitor.Join(s.Thread)),
            async s =>
            {
                var faults = await app.Readings.Of(s.Thread, s.Post);
                await app.PagesWereTold();
                var answers = new[] { await moderator.Get($"/review/{s.Item}"), await moderator.Api(HttpMethod.Get, "/review-items") };
                return [.. faults, .. answers.Select(a => a.Fault).OfType<string>(), .. new[] { await visitor.Join(s.Thread) }.OfType<string>()];
            });

        var found = new List<string>();
        foreach (var act in ReviewActs.All)
            found.AddRange(await Trial.Of(app, act, subjects, state, byAll));
        await app.FollowersCaughtUp();
        found.AddRange(app.TakeErrors());

        Assert.True(found.Count == 0, $"On {state} in the review queue:\n" + string.Join('\n', found));
    }
}
