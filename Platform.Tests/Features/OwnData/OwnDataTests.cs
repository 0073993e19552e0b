using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Features.OwnData;

public sealed class OwnDataTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    /// <summary>Tables with rows of one member, and where their own copy holds them.</summary>
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["Memberships"] = "organisations",
        ["Sessions"] = "sessions",
        ["ApiTokens"] = "tokens",
        ["Contributions"] = "contributions",
        ["Revisions"] = "revisions",
        ["Posts"] = "posts",
        ["PostVersions"] = "posts",
        ["Drafts"] = "drafts",
        ["Votes"] = "votes",
        ["Thanks"] = "thanks",
        ["ReadingPositions"] = "readingPositions",
        ["Notifications"] = "notifications",
        ["MutedTopics"] = "notToldOf",
        ["SavedSearches"] = "savedSearches",
        ["RoundHelpers"] = "helpsInRounds",
        ["SynonymVersions"] = "synonyms",
        ["AuditEntries"] = "actsAsModerator",
    };

    private static readonly string[] PrivateTables =
        ["Sessions", "ApiTokens", "Drafts", "ReadingPositions", "Notifications", "MutedTopics", "SavedSearches", "Memberships", "RoundHelpers"];

    [Fact]
    public async Task One_s_own_copy_holds_all_there_is_of_one_and_nothing_of_another()
    {
        var (thread, _) = await Lived("Nora");
        await Lived("Otto");
        var nora = await app.As("Nora");

        using var response = await nora.Http.GetAsync("/my/data?handler=export");

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(response.Headers.CacheControl is { Private: true, NoStore: true });
        var text = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);
        Assert.Equal("Nora", json.RootElement.GetProperty("profile").GetProperty("name").GetString());
        Assert.Equal(thread, json.RootElement.GetProperty("readingPositions")[0].GetProperty("thread").GetString());
        string[] empty = ["organisations", "tokens", "notToldOf", "helpsInRounds", "synonyms", "actsAsModerator"];
        Assert.All(Sections.Values.Except(empty), section => Assert.NotEqual(0, json.RootElement.GetProperty(section).GetArrayLength()));
        Assert.Contains("Concept van Nora.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Otto", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_table_with_rows_of_a_member_is_in_their_copy_too()
    {
        string[] ofMember = ["MemberKey", "OwnerKey", "AccountId", "AuthorKey", "ActorKey"];
        var tables = await app.Scope(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(t => t.GetProperties().Any(p => ofMember.Contains(p.Name)))
            .Select(t => t.GetTableName()!).Distinct().ToList()));

        Assert.Empty(tables.Except(Sections.Keys));
        Assert.Empty(Sections.Keys.Except(tables));
    }

    [Fact]
    public async Task Who_leaves_leaves_their_words_by_a_former_member_and_nothing_else()
    {
        var (thread, post) = await Lived("Pia Vertrekt");
        var pia = await app.Member("Pia Vertrekt");
        var (browser, elsewhere) = (await app.As("Pia Vertrekt"), await app.As("Pia Vertrekt"));

        var page = await browser.Get("/my/data");
        var refused = await browser.Submit(page, "#erase", new Dictionary<string, string> { ["Password"] = "iets anders" }, HttpStatusCode.BadRequest);
        Assert.Contains("Dit is niet het huidige wachtwoord.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Pia Vertrekt", await app.Scope(db => db.Members.Where(m => m.Key == pia.Key).Select(m => m.Name).SingleAsync()));

        var home = await browser.Submit(page, "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password });
        Assert.Contains("gewist", home.Text, StringComparison.Ordinal);

        Assert.All(new[] { browser, elsewhere }, b => Assert.DoesNotContain("data-bell", b.Get("/questions").GetAwaiter().GetResult().Html, StringComparison.Ordinal));
        var shown = await app.Visitor().Get($"/questions/{thread}");
        Assert.Contains("Antwoord van een lid.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Voormalig lid", shown.Document.QuerySelector($"#p-{post}")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Pia", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Pia", await app.ApiVisitor().GetStringAsync($"/api/v1/threads/{thread}/changes?after=0"), StringComparison.Ordinal);
        await app.Visitor().Get($"/members/{pia.Key}", HttpStatusCode.NotFound);
        foreach (var table in PrivateTables)
            Assert.Equal(0, await RowsOf(table, pia.Key));
        Assert.False(await app.Scope(db => db.Users.AnyAsync(a => a.Id == pia.Key)));
    }

    [Fact]
    public async Task The_only_administrator_does_not_leave_before_there_is_another()
    {
        await using var own = new TrustingApp();
        await own.InitializeAsync();
        var boss = await own.As("Baas", MemberRoles.Administrator);

        var refused = await boss.Submit(await boss.Get("/my/data"), "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password }, HttpStatusCode.BadRequest);
        Assert.Contains("enige beheerder", refused.Text, StringComparison.Ordinal);

        await own.Member("Opvolger", MemberRoles.Administrator);
        Assert.Contains("gewist", (await boss.Submit(await boss.Get("/my/data"), "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password })).Text, StringComparison.Ordinal);
        await ((IAsyncLifetime)own).DisposeAsync();
    }

    /// <summary>A member with something of each kind.</summary>
    private async Task<(string Thread, string Post)> Lived(string name)
    {
        var thread = await app.Ask("Aad");
        var other = await app.Reply("Bea", thread, "Van een ander.");
        var post = await app.Reply(name, thread, "Antwoord van een lid.");
        var viewer = await app.Viewer(name);
        // A moderator asks, for here nobody waits.
        var question = new DraftText($"Vraag van {name}?", "", "Wie weet het?", "nl", "", Audience.Everyone, false);
        await app.Scope((PlatformDb _, SubmitContribution submit) => submit.Submit(new Submission(ShortKey.New(), ContributionKind.Question, 0, question), viewer));
        await app.Scope((PlatformDb _, CastVote votes) => votes.Cast(thread, other.Key, true, viewer));
        await app.Scope((PlatformDb _, ThankAuthor thank) => Done(thank.Thank(thread, other.Key, "Dank je.", viewer)));
        await app.Scope((PlatformDb _, ReadThread read) => read.UpTo(thread, 1, viewer));
        await app.Scope((PlatformDb _, ReplyDraft drafts) => Done(drafts.Keep(thread, $"Concept van {name}.", false, viewer)));
        await app.Scope(async db =>
        {
            db.SavedSearches.Add(new SavedSearch(ShortKey.New(), viewer.MemberKey!, $"Zoeken van {name}", "q=woo", DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });
        await app.Reply("Bea", thread, "Reactie op je antwoord.", PostKind.Comment, post.Key);
        await app.As(name);
        return (thread, post.Key);
    }

    private static async Task<int> Done(Task task)
    {
        await task;
        return 0;
    }

    private Task<int> RowsOf(string table, string member) => app.Scope(db => table switch
    {
        "Sessions" => db.Sessions.CountAsync(s => s.AccountId == member),
        "ApiTokens" => db.ApiTokens.CountAsync(t => t.AccountId == member),
        "Drafts" => db.Drafts.CountAsync(d => d.OwnerKey == member),
        "ReadingPositions" => db.ReadingPositions.CountAsync(r => r.MemberKey == member),
        "Notifications" => db.Notifications.CountAsync(n => n.MemberKey == member),
        "MutedTopics" => db.MutedTopics.CountAsync(m => m.MemberKey == member),
        "SavedSearches" => db.SavedSearches.CountAsync(s => s.MemberKey == member),
        "Memberships" => db.Memberships.CountAsync(m => m.MemberKey == member),
        "RoundHelpers" => db.RoundHelpers.CountAsync(h => h.MemberKey == member),
        _ => throw new InvalidOperationException(table),
    });
}
