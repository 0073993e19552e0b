using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Questions;

namespace Platform.Tests.Acts;

/// <summary>What its author and others can do with a question or an article itself; <see cref="ThreadActs"/> has what they do under it.</summary>
public static class ContributionActs
{
    private const string Edit = "POST /contributions/{key}/edit";

    public static readonly Act<ContributionSubject>[] All =
    [
        new(Edit + "?handler=Submit", (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, words) => p.Form($"/contributions/{s.Key}/edit?handler=Submit", Typed(s, words)),
            (db, s, _, words) => db.Revisions.AnyAsync(r => r.ContributionKey == s.Key && r.Body == words)),
        new(Edit + "?handler=Keep", (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, words) => p.Form($"/contributions/{s.Key}/edit?handler=Keep", Typed(s, words)),
            (db, s, _, words) => db.Drafts.AnyAsync(d => d.Subject == s.Key && d.Body == words)),
        new(Edit + "?handler=Autosave", (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, words) => p.Form($"/contributions/{s.Key}/edit?handler=Autosave", Typed(s, words)),
            (db, s, _, words) => db.Drafts.AnyAsync(d => d.Subject == s.Key && d.Body == words)),
        new(Edit + "?handler=Preview", (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, words) => p.Form($"/contributions/{s.Key}/edit?handler=Preview", Typed(s, words)), (_, _, _, _) => Task.FromResult(true)),
        new(Edit + "?handler=Exists", (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, words) => p.Form($"/contributions/{s.Key}/edit?handler=Exists", Typed(s, words)), (_, _, _, _) => Task.FromResult(true)),
        new(Edit + "?handler=Discard", (s, p) => IsSignedIn(s, p),
            (s, p, words) => p.Form($"/contributions/{s.Key}/edit?handler=Discard", Typed(s, words)),
            async (db, s, p, _) => !await db.Drafts.AnyAsync(d => d.Subject == s.Key && d.OwnerKey == p.Key)),
        new(Edit + "?handler=Withdraw", (s, p) => IsAuthor(s, p) && s.State != "a draft" ? s.State.StartsWith("withdrawn", StringComparison.Ordinal) ? null : true : false,
            (s, p, _) => p.Form($"/contributions/{s.Key}/edit?handler=Withdraw"),
            (db, s, _, _) => db.Contributions.AnyAsync(c => c.Key == s.Key && c.Status == ContributionStatus.Withdrawn)),
        new(Edit + "?handler=Reveal", (s, p) => IsAuthor(s, p) && s.State != "a draft",
            (s, p, _) => p.Form($"/contributions/{s.Key}/edit?handler=Reveal"),
            (db, s, _, _) => db.Contributions.AnyAsync(c => c.Key == s.Key && !c.ByLayerOnly)),
        new("PUT /api/v1/contributions/{key}", (s, p) => IsAuthor(s, p) && (CanBeEdited(s) || s.State == "a draft"),
            (s, p, words) => p.Api(HttpMethod.Put, $"/contributions/{s.Key}", new { version = s.Latest, title = "Een betere vraag", summary = "Kort.", body = words, audience = Audience(s) }),
            (db, s, _, words) => db.Revisions.AnyAsync(r => r.ContributionKey == s.Key && r.Body == words)),
        new("PUT /api/v1/contributions/{key}", (s, p) => IsAuthor(s, p) && (CanBeEdited(s) || s.State == "a draft"),
            (s, p, words) => p.Api(HttpMethod.Put, $"/contributions/{s.Key}", new { version = s.Latest, title = "Een betere vraag", summary = "Kort.", body = words, submit = false }, overDraft: true),
            (db, s, _, words) => db.Drafts.AnyAsync(d => d.Subject == s.Key && d.Body == words), "as a draft"),
        // The page for a new text, with the key of one that exists: its author's edit, and nobody else's. The key of a draft is free.
        new("POST /ask?handler=Submit", (s, p) => IsFree(s, p) ? null : s.Kind == QuestionTraits.Name && IsAuthor(s, p) && (CanBeEdited(s) || s.State == "a draft"),
            (s, p, words) => p.Form("/ask?handler=Submit", Typed(s, words)),
            (db, s, _, words) => db.Revisions.AnyAsync(r => r.ContributionKey == s.Key && r.Body == words), "of this key"),
        new("POST /write?handler=Submit", (s, p) => IsFree(s, p) ? null : IsAuthor(s, p) && (s.Kind == ArticleTraits.Name ? CanBeEdited(s) : s.State == "a draft"),
            (s, p, words) => p.Form("/write?handler=Submit", Typed(s, words)),
            (db, s, _, words) => db.Revisions.AnyAsync(r => r.ContributionKey == s.Key && r.Body == words), "of this key"),
    ];

    public static bool IsSignedIn(ContributionSubject s, Person p) => p.Who != Who.Visitor && !(p == s.Author && s.State == "of one who left");

    private static bool IsFree(ContributionSubject s, Person p) => s.State == "a draft" && p != s.Author && p.Who != Who.Visitor;

    private static bool IsAuthor(ContributionSubject s, Person p) => p == s.Author && IsSignedIn(s, p);

    private static bool CanBeEdited(ContributionSubject s) => s.State is not ("a draft" or "declined" or "withdrawn" or "withdrawn while it waited");

    private static string Audience(ContributionSubject s) => s.State == "for members" ? "members" : "everyone";

    private static (string, string?)[] Typed(ContributionSubject s, string words) =>
    [
        ("Key", s.Key), ("BaseNumber", s.Latest.ToString(CultureInfo.InvariantCulture)), ("Concurrency", s.Draft.ToString(CultureInfo.InvariantCulture)), ("Title", "Een betere vraag"),
        ("Summary", "Kort."), ("Body", words), ("Language", "nl"), ("Audience", s.State == "for members" ? "Members" : "Everyone"),
    ];
}
