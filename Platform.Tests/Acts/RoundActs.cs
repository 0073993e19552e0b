using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>What guests, helpers and moderators do in a question round.</summary>
public static class RoundActs
{
    private static readonly ActKind[] Kinds =
        [ActKind.Admit, ActKind.Decline, ActKind.Stage, ActKind.Next, ActKind.Answered, ActKind.InWriting, ActKind.Back, ActKind.Merge, ActKind.Split, ActKind.Up, ActKind.Down, ActKind.Undo, ActKind.DeclineMinute];

    public static Act<RoundSubject>[] All(ActsApp app) =>
    [
        Guest("Ask", (s, p) => CanTakePart(s), words => [("Text", words), ("From", "Home")],
            (db, s, _, words) => db.RoundQuestions.AnyAsync(q => q.RoundKey == s.Key && q.Text == words)),
        Guest("Vote", (s, p) => CanTakePart(s) && RoundStates.IsPublic(s), _ => [], (db, s, _, _) => db.RoundVotes.AnyAsync(v => v.RoundKey == s.Key && v.GuestKey != "eerder"), "want"),
        Guest("Opine", (s, p) => s.State == "with a vote on its statement", _ => [("phase", "Before"), ("agrees", "true")],
            (db, s, _, _) => db.RoundOpinions.AnyAsync(o => o.RoundKey == s.Key)),
        .. Kinds.Select(kind => new Act<RoundSubject>("POST /rounds/{key}/desk?handler=Act", (s, p) => Helps(s, p) ? null : false,
            async (s, p, _) => await p.Form($"/rounds/{s.Key}/desk?handler=Act", ("Do", $"{kind} {s.Question} {await Seen(app, s)}"), ("With", kind == ActKind.Merge ? "2" : "de wethouder")),
            (db, s, _, _) => Task.FromResult(true), kind.ToString())),
        new("POST /rounds/{key}/desk?handler=Undo", (s, p) => Helps(s, p) ? null : false,
            async (s, p, _) => await p.Form($"/rounds/{s.Key}/desk?handler=Undo&act={await app.Scope(db => db.RoundActs.Where(a => a.RoundKey == s.Key).MaxAsync(a => (long?)a.Version))}"),
            (db, s, _, _) => db.RoundActs.AnyAsync(a => a.RoundKey == s.Key && a.Undone)),
        Desk("Sort", Helps, "order=ByHand&inTurn=true", (db, s, _, _) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.Order == RoundOrder.ByHand && r.TakesTurns)),
        Desk("DeclineMinute", (s, p) => Helps(s, p) && s.State == "waiting", null, Declined),
        Desk("DeclineSince", (s, p) => Helps(s, p) && s.State == "waiting", null, Declined),
        Desk("Pause", Helps, "pause=true", (db, s, _, _) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.PausedAt != null)),
        Desk("Renew", (s, p) => Helps(s, p) && RoundStates.IsOpen(s), null, (db, s, _, _) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.Code != s.Code)),
        new("POST /rounds/{key}/lead?handler=Act", (s, p) => Helps(s, p) ? null : false,
            async (s, p, _) => await p.Form($"/rounds/{s.Key}/lead?handler=Act", ("Do", $"Answered {s.Question} {await Seen(app, s)}")), (_, _, _, _) => Task.FromResult(true)),
        new("POST /rounds/{key}/answers?handler=Write", (s, p) => Helps(s, p) && RoundStates.IsPublic(s) && s.State != "merged",
            async (s, p, words) => await p.Form($"/rounds/{s.Key}/answers?handler=Write", ("question", s.Question), ("Seen", await Seen(app, s)), ("Body", words)),
            (db, s, _, words) => db.RoundQuestions.AnyAsync(q => q.Key == s.Question && q.Answer == words)),
        new("POST /rounds/{key}/answers?handler=TakeBack", (s, p) => Helps(s, p) ? s.State == "answered in writing" ? true : null : false,
            async (s, p, _) => await p.Form($"/rounds/{s.Key}/answers?handler=TakeBack", ("question", s.Question), ("Seen", await Seen(app, s))),
            (db, s, _, _) => db.RoundQuestions.AnyAsync(q => q.Key == s.Question && q.Answer == null)),
        Run("Name", (s, p) => p.Viewer.IsModerator, words => [("Title", words), ("Statement", "Het kan sneller.")], (db, s, _, words) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.Title == words)),
        Run("Ask", Helps, _ => [("phase", "Between")], (db, s, _, _) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.Phase == StatementPhase.Between)),
        Run("Helper", (s, p) => p.Viewer.IsModerator, _ => [("Who", "Asker")], (db, s, _, _) => db.RoundHelpers.AnyAsync(h => h.RoundKey == s.Key && h.Member.Name == "Asker")),
        new("POST /rounds/{key}?handler=NoHelper", (s, p) => p.Viewer.IsModerator,
            (s, p, _) => p.Form($"/rounds/{s.Key}?handler=NoHelper", ("member", s.Helper.Key)),
            async (db, s, _, _) => !await db.RoundHelpers.AnyAsync(h => h.RoundKey == s.Key && h.MemberKey == s.Helper.Key)),
        Run("Close", (s, p) => p.Viewer.IsModerator, _ => [], (db, s, _, _) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.ClosedAt != null)),
        Run("Reopen", (s, p) => p.Viewer.IsModerator && s.State != "in a forgotten round", _ => [], (db, s, _, _) => db.Rounds.AnyAsync(r => r.Key == s.Key && r.ClosedAt == null)),
    ];

    private static bool CanTakePart(RoundSubject s) => RoundStates.IsOpen(s) && s.State is not ("in a paused round" or "in a round with a new code");

    private static bool Helps(RoundSubject s, Person p) => p.Viewer.IsModerator || p == s.Helper;

    private static async Task<bool> Declined(PlatformDb db, RoundSubject s, Person p, string words) =>
        await db.RoundQuestions.AnyAsync(q => q.Key == s.Question && q.Stage == QuestionStage.Declined);

    private static Act<RoundSubject> Guest(
        string handler, Func<RoundSubject, Person, bool> may, Func<string, (string, string?)[]> fields, Func<PlatformDb, RoundSubject, Person, string, Task<bool>> did, string? question = null) =>
        new($"POST /r/{{code}}?handler={handler}", (s, p) => may(s, p), async (s, p, words) =>
        {
            // The page is opened first: it gives the cookie.
            await p.Get($"/r/{s.Code}");
            return await p.Form($"/r/{s.Code}?handler={handler}", [.. fields(words), .. question is null ? [] : new (string, string?)[] { (question, s.Question) }]);
        }, did);

    private static Act<RoundSubject> Desk(string handler, Func<RoundSubject, Person, bool> may, string? query, Func<PlatformDb, RoundSubject, Person, string, Task<bool>> did) =>
        new($"POST /rounds/{{key}}/desk?handler={handler}", (s, p) => may(s, p),
            (s, p, _) => p.Form($"/rounds/{s.Key}/desk?handler={handler}{(query is null ? null : "&" + query)}", ("Minute", Minute(handler))), did);

    private static Act<RoundSubject> Run(
        string handler, Func<RoundSubject, Person, bool> may, Func<string, (string, string?)[]> fields, Func<PlatformDb, RoundSubject, Person, string, Task<bool>> did) =>
        new($"POST /rounds/{{key}}?handler={handler}", (s, p) => may(s, p), (s, p, words) => p.Form($"/rounds/{s.Key}?handler={handler}", fields(words)), did);

    /// <summary>Asked within the last minute, by a guest who came in an hour ago.</summary>
    private static string Minute(string handler) =>
        TimeProvider.System.UtcNow().AddMinutes(handler == "DeclineSince" ? -90 : -0.5).Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> Seen(ActsApp app, RoundSubject s) =>
        (await app.Scope(db => db.RoundQuestions.Where(q => q.Key == s.Question).Select(q => q.ActedAt).SingleAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
