using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>What somebody does with what is theirs alone, and an administrator with the site.</summary>
public static class OwnActs
{
    private static readonly Func<PlatformDb, OwnSubject, Person, string, Task<bool>> Answered = (_, _, _, _) => Task.FromResult(true);

    public static Act<OwnSubject>[] All(ActsApp app) =>
    [
        Mine("POST /notifications?handler=Open", s => s.State is not "gone", s => ("key", s.Notice), (db, s, _, _) => db.Notifications.AnyAsync(n => n.Key == s.Notice && n.ReadAt != null)),
        Members("POST /notifications?handler=All", _ => [], async (db, _, p, _) => !await db.Notifications.AnyAsync(n => n.MemberKey == p.Key && n.ReadAt == null)),
        Members("POST /notifications?handler=Undo", _ => [("at", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture))], Answered),
        Members("POST /notifications?handler=Topics", _ => [("Topics", "Replies"), ("Topics", "Mentions"), ("Topics", "Thanks")], (db, _, p, _) => db.MutedTopics.AnyAsync(m => m.MemberKey == p.Key)),
        Members("POST /my/searches?handler=Save", words => [("query", "q=" + words)], (db, _, p, words) => db.SavedSearches.AnyAsync(s => s.MemberKey == p.Key && s.Query.Contains(words))),
        Mine("POST /my/searches?handler=Open", s => s.State is "there", s => ("key", s.Search), Answered),
        Mine("POST /my/searches?handler=Rename", s => s.State is "there", s => ("key", s.Search), (db, s, _, words) => db.SavedSearches.AnyAsync(x => x.Key == s.Search && x.Name == words), "name"),
        Mine("POST /my/searches?handler=Remove", s => s.State is "there", s => ("key", s.Search), (db, s, _, _) => db.SavedSearches.AnyAsync(x => x.Key == s.Search && x.RemovedAt != null)),
        Mine("POST /my/searches?handler=PutBack", s => s.State is not "gone", s => ("key", s.Search), (db, s, _, _) => db.SavedSearches.AnyAsync(x => x.Key == s.Search && x.RemovedAt == null)),
        Mine("POST /account/sessions", s => s.State is not "gone", s => ("session", s.Session), async (db, s, _, _) => !await db.Sessions.AnyAsync(x => x.Key == s.Session)),
        Members("POST /account/sessions?handler=Others", _ => [], async (db, _, p, _) => await db.Sessions.CountAsync(x => x.AccountId == p.Key) == 1),
        Members("POST /my/profile", words => [("Name", "Iemand"), ("About", words), ("MailLanguage", "en")], (db, _, p, words) => db.Members.AnyAsync(m => m.Key == p.Key && m.About == words)),
        Members("POST /my/organisation", _ => [("organisation", "")], (db, _, p, _) => db.Members.AnyAsync(m => m.Key == p.Key && m.OrganisationKey == null)),
        new("POST /my/tokens", (_, p) => p.Who != Who.Visitor ? null : false, (_, p, words) => p.Form("/my/tokens", ("Name", words), ("Scope", "Read"), ("Days", "7"), ("Password", PlatformApp.Password)),
            (db, _, p, words) => db.ApiTokens.AnyAsync(t => t.AccountId == p.Key && t.Name == words)),
        new("POST /my/tokens?handler=Revoke", (_, _) => false, (_, p, _) => p.Form("/my/tokens?handler=Revoke", ("token", "van-niemand")), Answered),
        // The code is in a mailbox, so these are tried without one.
        new("POST /account/address", (_, _) => false, (_, p, words) => p.Form("/account/address", ("Email", "nieuw@example.org"), ("OldPassword", words)), Answered),
        new("POST /account/new-address", (_, _) => false, (_, p, words) => p.Form("/account/new-address", ("Email", "nieuw@example.org"), ("Code", "00000000")), Answered),
        OfOneWhoLeaves(app, "POST /account/password", [("OldPassword", PlatformApp.Password), ("Password", "een-ander-wachtwoord-2")], false),
        OfOneWhoLeaves(app, "POST /my/data", [("Password", PlatformApp.Password)], true),
        Members("POST /preview", words => [("body", words)], Answered),
        .. new[] { "/ask", "/write", "/experiences/new" }.SelectMany(page => new[]
        {
            Writing(page, "Submit", (db, _, p, words) => db.Contributions.AnyAsync(c => c.AuthorKey == p.Key && c.Title == words)),
            Writing(page, "Keep", (db, _, p, words) => db.Drafts.AnyAsync(d => d.OwnerKey == p.Key && d.Title == words)),
            Writing(page, "Autosave", (db, _, p, words) => db.Drafts.AnyAsync(d => d.OwnerKey == p.Key && d.Title == words)),
            Writing(page, "Preview", Answered), Writing(page, "Exists", Answered), Writing(page, "Discard", Answered),
        }),
        Program("POST /api/v1/questions", "/questions", words => new { title = words, body = "Wie weet dit?" }, (db, _, p, words) => db.Contributions.AnyAsync(c => c.AuthorKey == p.Key && c.Title == words)),
        Program("POST /api/v1/articles", "/articles", words => new { title = words, summary = "Kort.", body = "Tekst." }, (db, _, p, words) => db.Contributions.AnyAsync(c => c.AuthorKey == p.Key && c.Title == words)),
        Program("POST /api/v1/experiences", "/experiences", words => new { title = words, fields = new { outcome = "worked", situation = "Druk.", approach = "Bellen.", result = "Rust." } },
            (db, _, p, words) => db.Contributions.AnyAsync(c => c.AuthorKey == p.Key && c.Title == words)),
        Program("POST /api/v1/similar", "/similar", words => new { title = words }, Answered),
        Administrators("POST /admin/mail", (s, _) => s.State is not "gone", s => [("key", s.Letter)], (db, s, _, _) => db.Outbox.AnyAsync(m => m.Key == s.Letter && m.DeadAt == null)),
        Administrators("POST /admin/search", (_, _) => true, _ => [("words", "niets")], Answered),
        Administrators("POST /admin/synonyms?handler=Save", (_, _) => null, _ => [("Text", "Woo = Wet open overheid # bron"), ("OnNumber", "0")], Answered),
        Administrators("POST /admin/synonyms?handler=Add", (_, _) => true, _ => [("Typed", "jaarstuk"), ("Finds", "jaarrekening"), ("Source", "BBV")], (db, _, _, _) => db.SynonymVersions.AnyAsync(v => v.Text!.Contains("jaarstuk"))),
        Administrators("POST /admin/synonyms?handler=Back", (_, _) => null, _ => [("number", "0"), ("OnNumber", "1")], Answered),
    ];

    private static Act<OwnSubject> Mine(
        string name, Func<OwnSubject, bool> may, Func<OwnSubject, (string, string?)> field, Func<PlatformDb, OwnSubject, Person, string, Task<bool>> did, string? words = null) =>
        new(name, (s, p) => p == s.Owner && may(s), (s, p, typed) => p.Form(name["POST ".Length..], [field(s), .. words is null ? [] : new (string, string?)[] { (words, typed) }]), did);

    private static Act<OwnSubject> Members(string name, Func<string, (string, string?)[]> fields, Func<PlatformDb, OwnSubject, Person, string, Task<bool>> did) =>
        new(name, (_, p) => p.Who != Who.Visitor, (_, p, words) => p.Form(name["POST ".Length..], fields(words)), did);

    private static Act<OwnSubject> Writing(string page, string handler, Func<PlatformDb, OwnSubject, Person, string, Task<bool>> did) => Members(
        $"POST {page}?handler={handler}", words => [("Key", ShortKey.New()), ("Title", words), ("Summary", "Kort."), ("Language", "nl"), ("Audience", "Everyone"),
            .. page != "/experiences/new" ? new (string, string?)[] { ("Body", "Een tekst.") } : [("Fields[outcome]", "worked"), ("Fields[situation]", "Druk."), ("Fields[approach]", "Bellen."), ("Fields[result]", "Rust.")]], did);

    private static Act<OwnSubject> Program(string name, string path, Func<string, object> body, Func<PlatformDb, OwnSubject, Person, string, Task<bool>> did) =>
        new(name, (_, p) => p.Who != Who.Visitor, (_, p, words) => p.Api(HttpMethod.Post, path, body(words)), did);

    private static Act<OwnSubject> Administrators(
        string name, Func<OwnSubject, Person, bool?> may, Func<OwnSubject, (string, string?)[]> fields, Func<PlatformDb, OwnSubject, Person, string, Task<bool>> did) =>
        new(name, (s, p) => p.Who == Who.Administrator ? may(s, p) : false, (s, p, _) => p.Form(name["POST ".Length..], fields(s)), did);

    /// <summary>By a new member of the same kind, since it ends the sessions of who does it.</summary>
    private static Act<OwnSubject> OfOneWhoLeaves(ActsApp app, string name, (string, string?)[] fields, bool leaves)
    {
        string? key = null;
        return new(name, (_, p) => p.Who != Who.Visitor, async (_, p, words) =>
        {
            var by = p.Who == Who.Visitor ? p : await app.Person(p.Who, words);
            key = by.Key;
            return await by.Form(name["POST ".Length..], fields);
        }, (db, _, _, _) => db.Members.AnyAsync(m => m.Key == key && (m.ErasedAt != null) == leaves));
    }
}
