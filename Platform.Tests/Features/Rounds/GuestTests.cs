using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Features.Rounds;

public sealed class GuestTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Whoever_has_the_code_asks_and_votes_without_account_and_without_scripts()
    {
        var round = await app.OpenRound();
        using var phone = app.Visitor();

        Assert.NotNull((await phone.Get("/r")).Document.QuerySelector("main form[method=get] [name=Code]"));
        var entered = await phone.Get($"/r?Code={round.Code.ToLowerInvariant()}");
        var asked = await phone.AskInRound(round, "Wie betaalt dat?", AskedFrom.Home, "Petra");
        var key = (await app.State(round)).Waiting.Single().Question.Key;
        await app.Act(round, ActKind.Admit, key);
        using var other = app.Visitor();
        var voted = await other.Vote(round, key);

        Assert.Equal($"/r/{round.Code}", entered.Address.AbsolutePath);
        Assert.Contains("Wacht op een helper", asked.Text, StringComparison.Ordinal);
        Assert.Equal("true", voted.Document.QuerySelector($"#vote-{key}")!.GetAttribute("aria-pressed"));
        Assert.Equal(2, (await app.State(round)).Line.Single().Votes);
        await other.Vote(round, key);
        Assert.Equal(1, (await app.State(round)).Line.Single().Votes);
    }

    [Fact]
    public async Task What_waits_is_seen_by_its_asker_alone()
    {
        var round = await app.OpenRound();
        var (asker, _) = await app.AskInRound(round, "Nog niet gelezen?");
        using var other = app.Visitor();

        Assert.Contains("Nog niet gelezen?", (await asker.Get($"/r/{round.Code}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nog niet gelezen?", (await other.Get($"/r/{round.Code}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nog niet gelezen?", await other.Http.GetStringAsync($"/r/{round.Code}/state"), StringComparison.Ordinal);
        asker.Dispose();
    }

    [Fact]
    public async Task A_phone_counts_once_however_often_it_votes_at_once()
    {
        var round = await app.OpenRound();
        var (asker, key) = await app.AskAndAdmit(round, "Hoe vaak?");
        using var phone = app.Visitor();
        var page = await phone.Get($"/r/{round.Code}");
        var token = page.Document.QuerySelector("#vote input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => phone.Http.PostAsync($"/r/{round.Code}?handler=Vote",
            new FormUrlEncodedContent([new("want", key), new("__RequestVerificationToken", token)]))));

        Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
        Assert.Equal(2, (await app.State(round)).Line.Single().Votes);
        asker.Dispose();
    }

    [Fact]
    public async Task Limits_hold_for_one_phone_and_not_for_its_neighbours_at_the_same_address()
    {
        var round = await app.OpenRound();
        using var busy = app.Visitor();
        for (var i = 0; i < GuestActs.MostQuestionsAMinute; i++)
            await busy.AskInRound(round, $"Vraag {i}?");

        var refused = await busy.AskInRound(round, "Nog een?", expected: HttpStatusCode.BadRequest);
        using var neighbour = app.Visitor();
        await neighbour.AskInRound(round, "Mag ik ook?");

        Assert.Contains("Nog een?", refused.Html, StringComparison.Ordinal);
        Assert.Equal(GuestActs.MostQuestionsAMinute + 1, (await app.State(round)).Waiting.Count);
    }

    [Fact]
    public async Task Who_throws_cookies_away_meets_the_limit_of_new_guests_while_those_who_are_in_go_on()
    {
        var round = await app.OpenRound();
        var (known, key) = await app.AskAndAdmit(round, "Al binnen?");
        await app.Scope(async db =>
        {
            var now = (await db.RoundGuests.FirstAsync(g => g.RoundKey == round.Key)).CameAt;
            for (var i = 0; i < RoundRoom.MostNewGuestsAMinute; i++)
                db.RoundGuests.Add(new RoundGuest(round.Key, $"robot-{i}", now, now));
            return await db.SaveChangesAsync();
        });
        using var fresh = app.Visitor();

        var refused = await fresh.AskInRound(round, "Ik ben nieuw?", expected: HttpStatusCode.BadRequest);
        await known.Vote(round, key);

        Assert.Contains("te druk", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await app.State(round)).Line.Single().Votes);
        known.Dispose();
    }

    [Fact]
    public async Task A_form_without_token_or_without_cookie_does_nothing()
    {
        var round = await app.OpenRound();
        using var phone = app.Visitor();
        var page = await phone.Get($"/r/{round.Code}");
        var token = page.Document.QuerySelector("#ask input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var question = new Dictionary<string, string> { ["Text"] = "Van elders?", ["From"] = "Room" };

        using var forged = await phone.Http.PostAsync($"/r/{round.Code}?handler=Ask", new FormUrlEncodedContent(question));
        var withoutCookie = new CookieContainer();
        withoutCookie.SetCookies(app.Address, phone.CookieHeader().Split("; ").Single(c => c.Contains("antiforgery", StringComparison.Ordinal)));
        using var bare = new HttpClient(new SocketsHttpHandler { CookieContainer = withoutCookie }) { BaseAddress = app.Address };
        using var cookieless = await bare.PostAsync($"/r/{round.Code}?handler=Ask",
            new FormUrlEncodedContent(question.Append(new("__RequestVerificationToken", token))));

        Assert.False(forged.IsSuccessStatusCode && forged.RequestMessage!.RequestUri!.AbsolutePath == $"/r/{round.Code}");
        Assert.Equal(HttpStatusCode.BadRequest, cookieless.StatusCode);
        Assert.Empty((await app.State(round)).Questions);
    }

    [Fact]
    public async Task A_member_who_asks_is_as_nameless_as_anyone()
    {
        var round = await app.OpenRound();
        var member = await app.Member("Nora Naamloos");
        using var phone = await app.As("Nora Naamloos");
        await phone.AskInRound(round, "Van wie is deze vraag?");

        var question = await app.Scope(db => db.RoundQuestions.AsNoTracking().SingleAsync(q => q.RoundKey == round.Key));
        using var helper = await app.As(Rounds.Leader);
        var desk = await helper.Get($"/rounds/{round.Key}/desk");

        Assert.Null(question.Name);
        Assert.DoesNotContain(member.Key, question.GuestKey!, StringComparison.Ordinal);
        Assert.DoesNotContain("Nora", desk.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_guest_has_another_id_in_each_round()
    {
        var (one, two) = (await app.OpenRound(), await app.OpenRound());
        using var phone = app.Visitor();
        await phone.AskInRound(one, "Hier?");
        await phone.AskInRound(two, "En daar?");

        var ids = await app.Scope(db => db.RoundQuestions.Where(q => q.RoundKey == one.Key || q.RoundKey == two.Key).Select(q => q.GuestKey).ToListAsync());

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_code_opens_the_round_and_nothing_of_a_thread_for_members()
    {
        var round = await app.OpenRound(Audience.Members);
        using var visitor = app.Visitor();

        var page = await visitor.Get($"/r/{round.Code}");

        Assert.Contains(round.Title, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(round.ThreadKey, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Hoe lang duurt het", page.Html, StringComparison.Ordinal);
        await visitor.Get("/r/BCDFGH", HttpStatusCode.NotFound);
        await visitor.Get($"/questions/{round.ThreadKey}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_hall_agrees_or_not_once_before_and_once_after_and_sees_the_shift()
    {
        var round = await app.OpenRound(statement: "Een gemeente moet sneller beslissen.");
        var by = await app.Moderator();
        var phones = Enumerable.Range(0, 4).Select(_ => app.Visitor()).ToList();
        foreach (var (phase, agreeing) in new[] { (StatementPhase.Before, 1), (StatementPhase.After, 3) })
        {
            await app.In<RunRound, bool>(run => run.Ask(round.Key, phase, by));
            for (var i = 0; i < phones.Count; i++)
            {
                var form = $"form[data-opine={phase.ToString().ToLowerInvariant()}]";
                // Twice, and the second counts.
                foreach (var agrees in new[] { i >= agreeing, i < agreeing })
                    await phones[i].Submit(await phones[i].Get($"/r/{round.Code}"), form, new Dictionary<string, string> { ["agrees"] = agrees ? "true" : "false" });
            }
        }

        Assert.Null((await app.State(round)).StatementSeen()!.After);
        await app.In<RunRound, bool>(run => run.Ask(round.Key, StatementPhase.Done, by));
        var seen = (await app.State(round)).StatementSeen()!;

        Assert.Equal((25, 75, 50), (seen.Before!.Percent, seen.After!.Percent, seen.Shift!.Value));
        Assert.Contains("50 punten meer eens", (await phones[0].Get($"/r/{round.Code}/screen")).Text, StringComparison.Ordinal);
        phones.ForEach(p => p.Dispose());
    }

    [SharedFact("security/payloadbox-xss/xss-payload-list.txt")]
    public async Task Hostile_text_is_shown_as_the_text_it_is()
    {
        var round = await app.OpenRound();
        var hostile = File.ReadLines(SharedData.File("security/payloadbox-xss/xss-payload-list.txt"))
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length is > 8 and <= 280 && line.Contains('<', StringComparison.Ordinal)).Distinct().Where((_, i) => i % 40 == 0).Take(40).ToList();
        foreach (var text in hostile)
        {
            var (phone, _) = await app.AskAndAdmit(round, text);
            phone.Dispose();
        }

        using var visitor = app.Visitor();
        var page = await visitor.Get($"/r/{round.Code}");

        Assert.NotEmpty(hostile);
        Assert.Equal(hostile.Order(), page.Document.QuerySelectorAll(".o-askeds [data-slot=text]").Select(e => e.TextContent).Order());
        Assert.Empty(page.Document.QuerySelectorAll(".o-askeds :is(script, img, iframe, object, a, video, style, form)"));
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }
}
