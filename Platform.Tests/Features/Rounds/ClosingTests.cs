using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Rounds;

public sealed class ClosingTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Closing_makes_a_draft_with_every_admitted_question_its_votes_and_who_answered()
    {
        var round = await app.OpenRound();
        var (one, answered) = await app.AskAndAdmit(round, "Wie *betaalt* dat <b>echt</b>?");
        var (two, open) = await app.AskAndAdmit(round, "Kan het sneller?", AskedFrom.Home);
        await app.AskInRound(round, "Niet toegelaten?");
        await two.Vote(round, answered);
        await app.Act(round, ActKind.Stage, answered);
        await app.Act(round, ActKind.Answered, answered, "De wethouder");
        using var moderator = await app.As(Rounds.Leader);

        var closed = await moderator.Submit(await moderator.Get($"/rounds/{round.Key}"), "form[action*=Close]", new Dictionary<string, string>());
        var draft = await Draft(round);
        var write = await moderator.Get(closed.Document.QuerySelector("a[href^='/write']")!.GetAttribute("href")!);
        var shown = app.Services.GetRequiredService<MarkdownRenderer>().Render(draft!.Body);

        Assert.Equal("Verslag: Sneller beslissen", draft.Title);
        Assert.Contains("2 stemmen · uit de zaal · Beantwoord door De wethouder", draft.Body, StringComparison.Ordinal);
        Assert.Contains("1 stem · van thuis", draft.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Niet toegelaten", draft.Body, StringComparison.Ordinal);
        Assert.Contains("Wie *betaalt* dat <b>echt</b>?", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Kan het sneller?", write.Html, StringComparison.Ordinal);
        Assert.Equal(open, (await app.State(round)).Line.Single().Question.Key);
        Assert.Null((await one.Get($"/r/{round.Code}")).Document.QuerySelector("#ask"));
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task Closing_a_round_takes_a_second_press_that_asks_whether_one_is_sure()
    {
        var round = await app.OpenRound();
        using var moderator = await app.As(Rounds.Leader);

        var form = (await moderator.Get($"/rounds/{round.Key}")).Document.QuerySelector("form[action*=Close]")!;

        var step = form.Closest("details")!;
        Assert.False(step.HasAttribute("open"));
        Assert.Equal("Sluit de ronde", step.QuerySelector("summary")!.TextContent);
        Assert.Contains("Weet u het zeker?", form.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_with_as_many_drafts_as_a_member_may_begin_closes_a_round()
    {
        var round = await app.OpenRound();
        var by = await app.Moderator();
        await app.Scope(async db =>
        {
            for (var i = await db.Drafts.CountAsync(d => d.OwnerKey == by.MemberKey); i < Drafts.Most; i++)
                db.Drafts.Add(new Draft(by.MemberKey!, ShortKey.New(), QuestionTraits.Name, 0, round.OpenedAt));
            return await db.SaveChangesAsync();
        });

        Assert.True(await app.In<RunRound, bool>(run => run.Close(round.Key, by)));
        Assert.Equal("Verslag: Sneller beslissen", (await Draft(round))!.Title);
        await app.Scope(db => db.Drafts.Where(d => d.OwnerKey == by.MemberKey).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_round_with_more_questions_than_fit_a_text_closes_and_its_report_says_how_many_it_leaves_out()
    {
        var round = await app.OpenRound();
        var by = await app.Moderator();
        const int Questions = 600;
        await app.Scope(async db =>
        {
            db.RoundGuests.Add(new RoundGuest(round.Key, "gast", round.OpenedAt, round.OpenedAt));
            for (var i = 0; i < Questions; i++)
            {
                var question = new RoundQuestion(ShortKey.New(), round.Key, "gast", new NewQuestion($"{i:000} {new string('é', 270)}", null, null, AskedFrom.Home), "nl", round.OpenedAt);
                question.Become(question.State with { Stage = QuestionStage.Admitted }, 1);
                db.RoundQuestions.Add(question);
            }

            return await db.SaveChangesAsync();
        });

        Assert.True(await app.In<RunRound, bool>(run => run.Close(round.Key, by)));
        var body = (await Draft(round))!.Body;
        var told = body.Split("**").Length / 2;
        Assert.InRange(told, 50, Questions - 1);
        Assert.Contains($"Nog {Questions - told} vragen pasten niet in dit verslag.", body, StringComparison.Ordinal);
        app.Services.GetRequiredService<MarkdownRenderer>().Render(body);
    }

    [Fact]
    public async Task A_letter_to_a_guest_that_could_not_be_sent_goes_with_what_the_guest_left()
    {
        var round = await app.OpenRound();
        var until = round.OpenedAt + Round.KeepGuests;
        await app.Scope(async db =>
        {
            db.Outbox.Add(new OutboxMessage("wacht", "<wacht@example.org>", "late@example.net", "Late Gast", "Antwoord", "Tekst.", "<p>Tekst.</p>", until, forgetBy: until));
            return await db.SaveChangesAsync();
        });

        await app.Delete(until, "Mail", "MailOfGuests");
        Assert.True(await app.Scope(db => db.Outbox.AnyAsync(m => m.To == "late@example.net")));
        await app.Delete(until.AddMinutes(1), "Mail", "MailOfGuests");
        Assert.False(await app.Scope(db => db.Outbox.AnyAsync(m => m.To == "late@example.net")));
    }

    [Fact]
    public async Task Reopening_takes_an_untouched_report_away_and_lets_the_hall_in_again()
    {
        var round = await app.OpenRound();
        var by = await app.Moderator();
        await app.In<RunRound, bool>(run => run.Close(round.Key, by));
        Assert.NotNull(await Draft(round));
        await app.In<RunRound, bool>(run => run.Reopen(round.Key, by));

        using var phone = app.Visitor();
        await phone.AskInRound(round, "Nog een keer?");

        Assert.False(await app.Scope(db => db.Drafts.AnyAsync(d => d.OwnerKey == by.MemberKey && d.Title == "Verslag: Sneller beslissen" && d.Body.Contains(round.Code))));
    }

    [Fact]
    public async Task A_written_answer_stands_on_the_page_and_each_who_asked_it_is_told_once_without_a_word_of_a_guest()
    {
        var round = await app.OpenRound();
        var (one, key) = await app.AskAndAdmit(round, "Wanneer komt het geld?", email: "petra@example.net");
        var (two, twin) = await app.AskAndAdmit(round, "Het geld, wanneer?", email: "omar@example.net");
        await app.Act(round, ActKind.Merge, twin, key);
        await app.Member("Panellid");
        var by = await app.Moderator();
        await app.In<RunRound, bool>(run => run.AddHelper(round.Key, "Panellid", by));
        await app.In<RunRound, bool>(run => run.Close(round.Key, by));
        using var panel = await app.As("Panellid");
        var address = $"/rounds/{round.Key}/answers?question={key}";

        await panel.Submit(await panel.Get(address), "form[action*=Write]", new Dictionary<string, string> { ["Body"] = "In **maart**, <script>alert(1)</script> zegt de minister." });
        await panel.Submit(await panel.Get(address), "form[action*=Write]", new Dictionary<string, string> { ["Body"] = "In **april**." });
        await Eventually(() => !app.Scope(db => db.Outbox.AnyAsync(m => m.ForgetBy != null)).GetAwaiter().GetResult(), "the letters are sent, and no row of them is kept");
        var mails = Directory.GetFiles(Path.Combine(app.Database.Folder, "mail"), "*.eml").Select(file => MimeMessage.Load(file))
            .Select(m => (To: m.To.Mailboxes.Single().Address, ToName: m.To.Mailboxes.Single().Name, m.Subject, Text: m.TextBody, Html: m.HtmlBody)).Where(m => m.To is "petra@example.net" or "omar@example.net").ToList();
        using var visitor = app.Visitor();
        var page = await visitor.Get($"/r/{round.Code}");

        Assert.Equal(["omar@example.net", "petra@example.net"], mails.Select(m => m.To).Order());
        Assert.All(mails, mail => Assert.Contains($"/r/{round.Code}#q-{key}", mail.Text, StringComparison.Ordinal));
        // Nobody proved that the address is theirs: it may be that of somebody who never heard of the round.
        Assert.All(mails, mail => Assert.DoesNotContain("geld", mail.Subject + mail.Text + mail.Html + mail.ToName, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("maart", mail.Text + mail.Html, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("/my/profile", mail.Text, StringComparison.Ordinal));
        var answer = page.Document.QuerySelector($"#q-{key}")!;
        Assert.Equal("april", answer.QuerySelector("strong")!.TextContent);
        Assert.Contains("Beantwoord door Panellid", answer.TextContent, StringComparison.Ordinal);
        one.Dispose();
        two.Dispose();

        var pickup = app.Services.GetRequiredService<PickupFolder>();
        await Eventually(() => Directory.Exists(pickup.Path) && Directory.GetFiles(pickup.Path, "*.*.eml").Length == 2, "both letters are sent");
        pickup.Sweep(DateTime.UnixEpoch, round.OpenedAt + Round.KeepGuests - TimeSpan.FromMinutes(1));
        Assert.Equal(2, Directory.GetFiles(pickup.Path, "*.*.eml").Length);
        pickup.Sweep(DateTime.UnixEpoch, round.OpenedAt + Round.KeepGuests + TimeSpan.FromMinutes(1));
        Assert.Empty(Directory.GetFiles(pickup.Path, "*.*.eml"));
    }

    [Fact]
    public async Task Thirty_days_after_a_round_nothing_of_a_guest_is_left_and_questions_and_totals_are()
    {
        var round = await app.OpenRound(statement: "Het kan sneller.");
        var by = await app.Moderator();
        var (phone, key) = await app.AskAndAdmit(round, "Blijft dit?", email: "petra@example.net");
        using var other = app.Visitor();
        await other.Vote(round, key);
        await app.In<RunRound, bool>(run => run.Ask(round.Key, StatementPhase.Before, by));
        await other.Submit(await other.Get($"/r/{round.Code}"), "form[data-opine=before]", new Dictionary<string, string> { ["agrees"] = "true" });
        await app.In<RunRound, bool>(run => run.Ask(round.Key, StatementPhase.Between, by));

        await Forget(round.OpenedAt + Round.KeepGuests - TimeSpan.FromMinutes(1));
        Assert.Null((await app.State(round)).Round.ForgottenAt);
        await Forget(round.OpenedAt + Round.KeepGuests + TimeSpan.FromMinutes(1));
        var after = await app.State(round);
        var left = await app.Scope(async db => await db.RoundGuests.CountAsync(g => g.RoundKey == round.Key)
            + await db.RoundVotes.CountAsync(v => v.RoundKey == round.Key) + await db.RoundOpinions.CountAsync(o => o.RoundKey == round.Key)
            + await db.RoundQuestions.CountAsync(q => q.RoundKey == round.Key && (q.Email != null || q.Name != null || q.GuestKey != null)));

        Assert.Equal(0, left);
        Assert.Equal((2, 2, 100), (after.Line.Single().Votes, after.Guests, after.StatementSeen()!.Before!.Percent));
        Assert.Contains("Blijft dit?", (await other.Get($"/r/{round.Code}")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => app.In<GuestActs, bool>(acts => acts.Vote(round.Key, key, true, new Guest("te-laat", TimeProvider.System.UtcNow()), round.Code)));
        phone.Dispose();

        Task<bool> Forget(DateTime now) => app.In<ForgetGuests, bool>(async forget =>
        {
            await forget.Do(now);
            return true;
        });
    }

    private Task<Draft?> Draft(Round round) => app.Scope(async db =>
    {
        var key = await db.Rounds.Where(r => r.Key == round.Key).Select(r => r.ReportKey).SingleAsync();
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Subject == key);
    });
}
