using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Questions;

namespace Platform.Tests.Acts;

/// <summary>What people do in the thread of a contribution: write, conclude, lock, read along, open a round.</summary>
public static class ThreadActs
{
    public static readonly Act<ContributionSubject>[] All =
    [
        new("POST /threads/{key}/reply", CanReply,
            (s, p, words) => p.Form($"/threads/{s.Key}/reply", ("Form.Kind", "Comment"), ("Form.Body", words), ("Form.ClientKey", words)),
            (db, _, _, words) => db.PostVersions.AnyAsync(v => v.Body == words)),
        new("POST /api/v1/threads/{key}/posts", CanReply,
            (s, p, words) => p.Api(HttpMethod.Post, $"/threads/{s.Key}/posts", new { kind = "counter-view", body = words }),
            (db, _, _, words) => db.PostVersions.AnyAsync(v => v.Body == words)),
        new("POST /threads/{key}/reply?handler=Draft", (s, p) => ContributionActs.IsSignedIn(s, p) && Reads(s, p),
            (s, p, words) => p.Form($"/threads/{s.Key}/reply?handler=Draft", ("Form.Body", words)),
            (db, _, p, words) => db.Drafts.AnyAsync(d => d.OwnerKey == p.Key && d.Body == words)),
        new("POST /threads/{key}/reply?handler=Preview", (s, p) => ContributionActs.IsSignedIn(s, p) && IsOpen(s),
            (s, p, words) => p.Form($"/threads/{s.Key}/reply?handler=Preview", ("Form.Body", words)), (_, _, _, _) => Task.FromResult(true)),
        new("POST /threads/{key}/accepted", (s, p) => p == s.Author && IsOpen(s) && s.State != "of one who left",
            (s, p, _) => p.Form($"/threads/{s.Key}/accepted", ("Post", "")),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Key && t.AcceptedPostKey == null), "none"),
        new("POST /threads/{key}/conclusion", CanConclude,
            (s, p, words) => p.Form($"/threads/{s.Key}/conclusion", ("Body", words), ("BaseNumber", Base(s))),
            (db, _, _, words) => db.PostVersions.AnyAsync(v => v.Body == words)),
        new("POST /threads/{key}/conclusion?handler=Preview", CanConclude,
            (s, p, words) => p.Form($"/threads/{s.Key}/conclusion?handler=Preview", ("Body", words), ("BaseNumber", Base(s))), (_, _, _, _) => Task.FromResult(true)),
        new("PUT /api/v1/threads/{key}/conclusion", CanConclude,
            (s, p, words) => p.Api(HttpMethod.Put, $"/threads/{s.Key}/conclusion", new { body = words, baseNumber = int.Parse(Base(s), CultureInfo.InvariantCulture) }),
            (db, _, _, words) => db.PostVersions.AnyAsync(v => v.Body == words)),
        new("POST /threads/{key}/lock?handler=Lock", (s, p) => p.Viewer.IsModerator && p != s.Author && s.State is not ("locked" or "a draft"),
            (s, p, words) => p.Form($"/threads/{s.Key}/lock?handler=Lock", ("Words", words)),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Key && t.Locked)),
        new("POST /threads/{key}/lock?handler=Unlock", (s, p) => p.Viewer.IsModerator && s.State is "locked",
            (s, p, words) => p.Form($"/threads/{s.Key}/lock?handler=Unlock", ("Words", words)),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Key && !t.Locked)),
        new("POST /api/v1/threads/{key}/lock", (s, p) => p.Viewer.IsModerator && p != s.Author && s.State is not ("locked" or "a draft"),
            (s, p, words) => p.Api(HttpMethod.Post, $"/threads/{s.Key}/lock", new { text = words }),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Key && t.Locked)),
        new("POST /api/v1/threads/{key}/unlock", (s, p) => p.Viewer.IsModerator && s.State is "locked",
            (s, p, words) => p.Api(HttpMethod.Post, $"/threads/{s.Key}/unlock", new { text = words }),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Key && !t.Locked)),
        new("POST /threads/{key}/read", (s, p) => ContributionActs.IsSignedIn(s, p) && Reads(s, p),
            (s, p, _) => p.Form($"/threads/{s.Key}/read?place=1"),
            (db, s, p, _) => db.ReadingPositions.AnyAsync(r => r.ThreadKey == s.Key && r.MemberKey == p.Key)),
        new("POST /questions/{key}/same", CanHaveSame, (s, p, _) => p.Form($"/questions/{s.Key}/same", ("Has", "true")),
            (db, s, p, _) => db.SameQuestions.AnyAsync(q => q.QuestionKey == s.Key && q.MemberKey == p.Key)),
        new("PUT /api/v1/questions/{key}/same/mine", CanHaveSame, (s, p, _) => p.Api(HttpMethod.Put, $"/questions/{s.Key}/same/mine", null),
            (db, s, p, _) => db.SameQuestions.AnyAsync(q => q.QuestionKey == s.Key && q.MemberKey == p.Key)),
        new("DELETE /api/v1/questions/{key}/same/mine", (s, p) => ContributionActs.IsSignedIn(s, p) && Reads(s, p) && s.Kind == QuestionTraits.Name,
            (s, p, _) => p.Api(HttpMethod.Delete, $"/questions/{s.Key}/same/mine", null),
            async (db, s, p, _) => !await db.SameQuestions.AnyAsync(q => q.QuestionKey == s.Key && q.MemberKey == p.Key), "without one"),
        new("POST /rounds/open/{thread}", (s, p) => p.Viewer.IsModerator && s.State != "a draft",
            (s, p, words) => p.Form($"/rounds/open/{s.Key}", ("Title", words)),
            (db, s, _, words) => db.Rounds.AnyAsync(r => r.ThreadKey == s.Key && r.Title == words)),
    ];

    private static bool IsOpen(ContributionSubject s) =>
        !s.State.Contains("waited", StringComparison.Ordinal)
        && s.State is not ("a draft" or "waiting" or "an article that waits" or "nameless waiting" or "returned" or "declined" or "withdrawn");

    /// <summary>Whether there is such a page for this person.</summary>
    private static bool Reads(ContributionSubject s, Person p) =>
        s.State != "a draft" && (p.Viewer.IsModerator || p == s.Author || (IsOpen(s) && (s.State != "for members" || p.Who != Who.Visitor)));

    private static bool? CanReply(ContributionSubject s, Person p) => ContributionActs.IsSignedIn(s, p) && IsOpen(s) && s.State != "locked";

    private static bool? CanHaveSame(ContributionSubject s, Person p) =>
        ContributionActs.IsSignedIn(s, p) && IsOpen(s) && p != s.Author && s.State != "locked" && s.Kind == QuestionTraits.Name;

    private static bool? CanConclude(ContributionSubject s, Person p) =>
        ContributionActs.IsSignedIn(s, p) && IsOpen(s) && (p == s.Author || p.Viewer.IsModerator);

    private static string Base(ContributionSubject s) => s.State == "with a conclusion" ? "1" : "0";
}
