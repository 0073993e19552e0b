using Microsoft.EntityFrameworkCore;

namespace Platform.Tests.Acts;

/// <summary>Every act on a question or an article, and in its thread, in every state of it, by every kind of person.</summary>
public sealed class ContributionActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    public static TheoryData<string> States => [.. ContributionStates.All];

    [Theory]
    [MemberData(nameof(States))]
    public Task An_act_on_a_contribution_is_refused_in_words_or_done_and_all_can_read_on(string state) => Try(state, byAll: false);

    [Theory]
    [MemberData(nameof(States))]
    [Trait("Category", "Long")]
    [Trait("Suite", "acts")]
    public Task The_same_by_everybody_who_may(string state) => Try(state, byAll: true);

    private async Task Try(string state, bool byAll)
    {
        var states = new ContributionStates(app);
        // Nobody has more than a hundred.
        await app.Scope(db => db.Drafts.ExecuteDeleteAsync());
        await using var visitor = new Follows(await app.Person(Who.Visitor));
        await using var member = new Follows(await app.Person(Who.Scientist));
        var subjects = new Subjects<ContributionSubject>(
            () => states.Make(state),
            async s => [await app.Person(Who.Visitor), await app.Person(Who.Member), await app.Person(Who.Scientist), s.Author, await app.Person(Who.Moderator), await app.Person(Who.Administrator)],
            Snapshot,
            async s => Assert.Null(await visitor.Join(s.Key) ?? await member.Join(s.Key)),
            async s =>
            {
                var faults = await app.Readings.Of(s.Key, s.Answer);
                await app.PagesWereTold();
                return [.. faults, .. new[] { await visitor.Join(s.Key), await member.Join(s.Key) }.OfType<string>()];
            });

        var found = new List<string>();
        foreach (var act in ContributionActs.All.Concat(ThreadActs.All))
            found.AddRange(await Trial.Of(app, act, subjects, state, byAll));
        await app.FollowersCaughtUp();
        found.AddRange(app.TakeErrors());

        Assert.True(found.Count == 0, $"On a contribution {state}:\n" + string.Join('\n', found));
    }

    private Task<string> Snapshot(ContributionSubject s) => app.Scope(async db =>
    {
        var row = await db.Contributions.AsNoTracking().Where(c => c.Key == s.Key).Select(c => new
        {
            c.Status,
            c.Kind,
            c.Audience,
            c.ByLayerOnly,
            c.Title,
            c.LatestNumber,
            c.ProposedNumber,
            c.PublishedNumber,
            c.Concurrency,
            c.Thread.Sequence,
            c.Thread.Locked,
            c.Thread.AcceptedPostKey,
            c.Thread.SameCount,
            Same = db.SameQuestions.Count(q => q.QuestionKey == s.Key),
            Posts = db.Posts.Count(p => p.ThreadKey == s.Key),
            Versions = db.PostVersions.Count(v => db.Posts.Any(p => p.Key == v.PostKey && p.ThreadKey == s.Key)),
            Open = db.ReviewItems.Count(i => i.ContributionKey == s.Key && i.ClosedAt == null),
            Rounds = db.Rounds.Count(r => r.ThreadKey == s.Key),
            Read = db.ReadingPositions.Count(r => r.ThreadKey == s.Key),
        }).SingleOrDefaultAsync();
        var drafts = await db.Drafts.Where(d => d.Subject == s.Key || d.Subject == "reply:" + s.Key).OrderBy(d => d.OwnerKey).Select(d => d.OwnerKey + d.Body.Length + d.Concurrency).ToListAsync();
        return $"{row} {string.Join(' ', drafts)}";
    });
}
