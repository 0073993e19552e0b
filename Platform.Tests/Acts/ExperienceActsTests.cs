using Microsoft.EntityFrameworkCore;

namespace Platform.Tests.Acts;

/// <summary>Every act that only experiences have, in every state, by every kind of person.</summary>
public sealed class ExperienceActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    public static TheoryData<string> States => [.. ExperienceActs.States];

    [Theory]
    [MemberData(nameof(States))]
    public Task An_act_on_an_experience_is_refused_in_words_or_done_and_all_can_read_on(string state) => Try(state, byAll: false);

    [Theory]
    [MemberData(nameof(States))]
    [Trait("Category", "Long")]
    [Trait("Suite", "acts")]
    public Task The_same_by_everybody_who_may(string state) => Try(state, byAll: true);

    private async Task Try(string state, bool byAll)
    {
        var subjects = new Subjects<ExperienceSubject>(
            () => ExperienceActs.Make(app, state),
            async s => [await app.Person(Who.Visitor), await app.Person(Who.Member), s.Author, await app.Person(Who.Moderator), await app.Person(Who.Administrator)],
            Snapshot,
            _ => Task.CompletedTask,
            Read);

        var found = new List<string>();
        foreach (var act in ExperienceActs.All)
            found.AddRange(await Trial.Of(app, act, subjects, state, byAll));
        await app.FollowersCaughtUp();
        found.AddRange(app.TakeErrors());

        Assert.True(found.Count == 0, $"On an experience {state}:\n" + string.Join('\n', found));
    }

    private async Task<IReadOnlyList<string>> Read(ExperienceSubject s)
    {
        var faults = new List<string>(await app.Readings.Of(s.Key, null));
        foreach (var who in new[] { Who.Visitor, Who.Author, Who.Member, Who.Moderator })
        {
            var reader = await app.Person(who);
            foreach (var path in ExperienceActs.Readings)
            {
                if ((await reader.Get(path.Replace("{key}", s.Key, StringComparison.Ordinal))).Fault is { } fault)
                    faults.Add($"afterwards {who} reads GET {path}: {fault}");
            }
        }

        return faults;
    }

    private Task<string> Snapshot(ExperienceSubject s) => app.Scope(async db =>
    {
        var row = await db.Contributions.AsNoTracking().Where(c => c.Key == s.Key).Select(c => new { c.Status, c.LatestNumber, c.ProposedNumber, c.PublishedNumber, c.Concurrency }).SingleAsync();
        var uses = await db.ExperienceUses.Where(u => u.ExperienceKey == s.Key).OrderBy(u => u.MemberKey).Select(u => u.MemberKey + u.Context).ToListAsync();
        return $"{row} {string.Join(' ', uses)}";
    });
}
