using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Rounds;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Acts;

/// <summary>The tables of acts and readings are complete, and what has no subject is tried here.</summary>
public sealed class PublicActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    private static readonly Who[] Everybody = [Who.Visitor, Who.Member, Who.Scientist, Who.Moderator, Who.Administrator];

    [Fact]
    public async Task Every_act_that_the_application_offers_is_tried()
    {
        var offered = await PublicActs.Of(app);
        var tried = PostActs.All.Select(a => a.Name).Concat(ContributionActs.All.Select(a => a.Name)).Concat(ThreadActs.All.Select(a => a.Name)).Concat(ReviewActs.All.Select(a => a.Name))
            .Concat(ExperienceActs.All.Select(a => a.Name))
            .Concat(RoundActs.All(app).Select(a => a.Name)).Concat(OwnActs.All(app).Select(a => a.Name)).Concat(VisitorActs.All("", "", "", "").Select(a => a.Name))
            .Concat(Readings.OfThread.Concat(Readings.OfPost).Concat(ExperienceActs.Readings).Concat(RoundActsTests.Pages).Concat(Addresses.Of("", "", "", "", "").Keys).Select(path => "GET " + path))
            // The kind of contribution that only the tests have. RecipeInputTests tries it.
            .Append("POST /api/v1/recipes")
            .ToHashSet();

        Assert.True(offered.Count > 150, $"Only {offered.Count} acts were found.");
        Assert.Empty(offered.Except(tried));
        // And no line of the tables is of an act that is gone.
        Assert.Empty(tried.Except(offered));
    }

    [Fact]
    public async Task What_has_no_subject_is_refused_in_words_or_done()
    {
        var (thread, round, screen) = await Round();
        var found = new List<string>();
        foreach (var act in VisitorActs.All(thread, round.Key, round.Code, screen))
            foreach (var who in Everybody)
            {
                app.TakeErrors();
                // Signing out ends the session, so each act is tried by somebody new.
                var person = act.Name == "POST /account/sign-out" ? await app.Person(who, $"{who} die gaat") : await app.Person(who);
                var answer = await act.Do(person);
                if (answer.Fault is { } fault)
                    found.Add($"{act.Name} by {who}: {fault}");
                if (answer.Location is { } to && (to.StartsWith("//", StringComparison.Ordinal) || to.Contains("elders", StringComparison.Ordinal)))
                    found.Add($"{act.Name} by {who} leads to {to}");
                found.AddRange(app.TakeErrors().Select(e => $"{act.Name} by {who}: logged {e}"));
            }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Every_reading_answers_everybody()
    {
        var author = await app.Person(Who.Author);
        var article = await app.Publish(author, ArticleTraits.Name);
        var waits = await app.Submit(author);
        var organisation = (await app.Person(Who.Scientist)).Member!.OrganisationKey!;
        var tag = await app.Scope(db => db.Tags.Select(t => t.Key).FirstAsync());
        var found = new List<string>();
        foreach (var (route, paths) in Addresses.Of(author.Key!, organisation, tag, article, (await app.OpenItem(waits, null))!))
            foreach (var path in paths)
                foreach (var who in Everybody)
                {
                    app.TakeErrors();
                    if ((await (await app.Person(who)).Get(path)).Fault is { } fault)
                        found.Add($"GET {path} by {who}: {fault}");
                    found.AddRange(app.TakeErrors().Select(e => $"GET {path} by {who}: logged {e}"));
                }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private async Task<(string Thread, Round Round, string Screen)> Round()
    {
        var chair = (await app.Chair()).Viewer;
        var thread = await app.Publish(await app.Person(Who.Asker));
        var round = (await app.In<RunRound, Round?>(r => r.Open(thread, "Sneller", null, chair)))!;
        return (thread, round, app.Services.GetRequiredService<ScreenKey>().PathOf(round).Split("key=")[1]);
    }
}
