using Microsoft.EntityFrameworkCore;

namespace Platform.Tests.Acts;

/// <summary>Every act on what is one's own, or the site's, by every kind of person: by nobody else, and all can read on.</summary>
public sealed class OwnActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    public static TheoryData<string> States => [.. OwnStates.All];

    [Theory]
    [MemberData(nameof(States))]
    public Task An_act_on_one_s_own_is_refused_in_words_or_done_and_all_can_read_on(string state) => Try(state, byAll: false);

    [Theory]
    [MemberData(nameof(States))]
    [Trait("Category", "Long")]
    [Trait("Suite", "acts")]
    public Task The_same_by_everybody_who_may(string state) => Try(state, byAll: true);

    private async Task Try(string state, bool byAll)
    {
        var states = new OwnStates(app);
        var subjects = new Subjects<OwnSubject>(
            () => states.Make(state),
            async s => [await app.Person(Who.Visitor), await app.Person(Who.Member), s.Owner, await app.Person(Who.Moderator), await app.Person(Who.Administrator)],
            s => app.Scope(async db => string.Join(' ',
                await db.Notifications.Where(n => n.Key == s.Notice).Select(n => n.ReadAt).FirstOrDefaultAsync(),
                (await db.SavedSearches.Where(n => n.Key == s.Search).Select(n => new { n.Name, n.RemovedAt }).FirstOrDefaultAsync())?.ToString(),
                await db.Sessions.CountAsync(x => x.Key == s.Session),
                await db.Outbox.CountAsync(m => m.DeadAt != null),
                await db.SynonymVersions.CountAsync(),
                await db.Contributions.CountAsync(),
                await db.Drafts.CountAsync(),
                await db.SavedSearches.CountAsync(),
                await db.Members.CountAsync(m => m.ErasedAt == null && m.About == ""))),
            _ => Task.CompletedTask,
            async s =>
            {
                await app.PagesWereTold();
                var faults = new List<string>();
                foreach (var reader in new[] { s.Owner, await app.Person(Who.Administrator), await app.Person(Who.Visitor) })
                    foreach (var path in new[] { "/notifications", "/my/searches", "/my/work", "/my/profile", "/account/sessions", "/admin", "/admin/mail", "/admin/search", "/admin/synonyms", "/search?q=jaarrekening", "/" })
                        if ((await reader.Get(path)).Fault is { } fault)
                            faults.Add($"afterwards {reader.Who} reads GET {path}: {fault}");
                return faults;
            });

        var found = new List<string>();
        foreach (var act in OwnActs.All(app))
            found.AddRange(await Trial.Of(app, act, subjects, state, byAll));

        Assert.True(found.Count == 0, $"On what is {state}:\n" + string.Join('\n', found));
    }
}
