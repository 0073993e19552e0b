using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Features.OwnData;

public sealed class OwnDataTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    /// <summary>Columns that name a member, and where that member's own copy holds their rows.</summary>
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["Accounts.Id"] = "account",
        ["Memberships.MemberKey"] = "organisations",
        ["Sessions.AccountId"] = "sessions",
        ["ApiTokens.AccountId"] = "tokens",
        ["Contributions.AuthorKey"] = "contributions",
        ["Revisions.AuthorKey"] = "revisions",
        ["CoAuthors.MemberKey"] = "coAuthorOf",
        ["ExperienceUses.MemberKey"] = "usesOfExperiences",
        ["SameQuestions.MemberKey"] = "sameQuestions",
        ["Posts.AuthorKey"] = "posts",
        ["PostVersions.AuthorKey"] = "posts",
        ["Drafts.OwnerKey"] = "drafts",
        ["Votes.MemberKey"] = "votes",
        ["Thanks.MemberKey"] = "thanks",
        ["ReadingPositions.MemberKey"] = "readingPositions",
        ["Notifications.MemberKey"] = "notifications",
        ["Notifications.ByKey"] = "notificationsByMe",
        ["MutedTopics.MemberKey"] = "notToldOf",
        ["SavedSearches.MemberKey"] = "savedSearches",
        ["RoundHelpers.MemberKey"] = "helpsInRounds",
        ["SynonymVersions.AuthorKey"] = "synonyms",
        ["ReviewItems.SubmittedByKey"] = "sentForReview",
        ["ReviewItems.ClaimedByKey"] = "takenUpForReview",
        ["ReviewDecisions.ByKey"] = "decisionsByMe",
        ["Rounds.OpenedByKey"] = "roundsOpened",
        ["RoundActs.ByKey"] = "actsInRounds",
        ["RoundQuestions.AnswererKey"] = "answersInRounds",
        ["Outbox.MemberKey"] = "mail",
        ["Outbox.NamesKey"] = "lettersThatNameMe",
        ["AuditEntries.ActorKey"] = "actsAsModerator",
    };

    /// <summary>Columns that look so and hold no member, or nothing.</summary>
    private static readonly Dictionary<string, string> OfNobody = new()
    {
        ["AccountClaims.UserId"] = "a table of Identity that nothing here writes",
        ["AccountLogins.UserId"] = "a table of Identity that nothing here writes",
        ["AccountLogins.ProviderKey"] = "a table of Identity that nothing here writes",
        ["AccountTokens.UserId"] = "a table of Identity that nothing here writes",
        ["Changes.Key"] = "what changed, whatever it is; rows go after two weeks",
        ["Posts.ClientKey"] = "made by the writing program for one post",
        ["Rounds.ReportKey"] = "a draft",
        ["RoundActs.QuestionKey"] = "a question of a round",
        ["RoundOpinions.GuestKey"] = "a guest, whom nothing ties to a member",
        ["RoundQuestions.GuestKey"] = "a guest, whom nothing ties to a member",
        ["RoundQuestions.StandsForKey"] = "a question of a round",
        ["RoundVotes.GuestKey"] = "a guest, whom nothing ties to a member",
        ["RoundVotes.RoundKey"] = "a round",
        ["SignUps.OrganisationKey"] = "an organisation",
        ["Threads.AcceptedPostKey"] = "a post",
    };

    private static readonly string[] PrivateTables =
        ["Sessions", "ApiTokens", "Drafts", "ReadingPositions", "Notifications", "MutedTopics", "SavedSearches", "Memberships", "RoundHelpers", "ExperienceUses", "SameQuestions"];

    [Theory]
    [InlineData("nl", "Bijdragen", "Tekst")]
    [InlineData("en", "Contributions", "Text")]
    public async Task The_page_to_read_holds_what_the_file_holds_with_titles_and_in_the_language_of_its_reader(string language, string heading, string label)
    {
        var name = "Lezer " + language;
        var thread = await app.Ask(name);
        var title = await app.Scope(db => db.Contributions.Where(c => c.Key == thread).Select(c => c.Title).SingleAsync());
        await app.Reply(name, thread, "Zelf ook nog iets.", PostKind.Comment);
        using var reader = await app.As(name);
        reader.SetCookie("language", language);

        var page = await reader.Get("/my/data/read");
        using var file = await reader.Http.GetAsync("/my/data?handler=export");
        using var data = JsonDocument.Parse(await file.Content.ReadAsStringAsync());

        Assert.Contains(page.Document.QuerySelectorAll("h2"), h => h.TextContent == heading);
        Assert.Contains(page.Document.QuerySelectorAll("dt"), d => d.TextContent == label);
        Assert.Equal(data.RootElement.EnumerateObject().Count(p => p.Value.ValueKind == JsonValueKind.Object || (p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() > 0)), page.Document.QuerySelectorAll("main details:not(.o-my)").Length);
        Assert.Contains(page.Document.QuerySelectorAll("dd a"), a => a.TextContent == title && a.GetAttribute("href") == $"/questions/{thread}");
        Assert.Contains("Zelf ook nog iets.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(Data|Field|Value)\\.[a-z]", page.Text);
        // Each name in the file has a word on the page, also of parts that this member does not have.
        var texts = app.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Web.Features.OwnData.OwnDataText>>();
        Assert.Empty(data.RootElement.EnumerateObject().Where(p => texts["Data." + p.Name].ResourceNotFound).Select(p => p.Name));
    }

    [Fact]
    public void Each_name_in_the_data_of_a_member_has_a_word()
    {
        var texts = app.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Web.Features.OwnData.OwnDataText>>();
        var source = Sources.Read("Platform.Web/Features/OwnData/ExportOwnData.cs");
        var names = System.Text.RegularExpressions.Regex.Matches(source, @"new \{ ([^}]+) \}").SelectMany(m => m.Groups[1].Value.Split(','))
            .Select(part => part.Contains('=', StringComparison.Ordinal) ? part.Split('=')[0] : part.Split('.')[^1]).Select(n => JsonNamingPolicy.CamelCase.ConvertName(n.Trim().Trim('!'))).Distinct().ToList();

        Assert.True(names.Count > 40, $"only {names.Count} names were found");
        Assert.Empty(names.Where(n => texts["Field." + n].ResourceNotFound));
    }

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
        string[] empty = ["organisations", "coAuthorOf", "tokens", "notToldOf", "helpsInRounds", "synonyms", "actsAsModerator", "sentForReview", "takenUpForReview", "decisionsByMe", "roundsOpened",
            "actsInRounds", "answersInRounds", "lettersThatNameMe", "mail"];
        Assert.All(Sections.Values.Except(["account", .. empty]), section => Assert.NotEqual(0, json.RootElement.GetProperty(section).GetArrayLength()));
        Assert.Contains("Concept van Nora.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Otto", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_column_that_names_a_member_is_in_their_copy_too()
    {
        var columns = await app.Scope(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties().Where(MayNameAMember).Select(p => $"{t.GetTableName()}.{p.Name}"))
            .Distinct().ToList()));

        Assert.Empty(columns.Except(Sections.Keys).Except(OfNobody.Keys));
        Assert.Empty(Sections.Keys.Concat(OfNobody.Keys).Except(columns));
        Assert.Empty(Sections.Values.Except(await Names()));

        async Task<IEnumerable<string>> Names()
        {
            using var client = await app.As("Iedereen");
            using var json = JsonDocument.Parse(await client.Http.GetStringAsync("/my/data?handler=export"));
            return [.. json.RootElement.EnumerateObject().Select(p => p.Name)];
        }
    }

    /// <summary>It refers to a member or an account; or it is called a key, is not the row's own, and refers to nothing that the model knows.</summary>
    private static bool MayNameAMember(IProperty property)
    {
        var refersTo = property.GetContainingForeignKeys().Select(f => f.PrincipalEntityType.ClrType).ToList();
        return property.ClrType == typeof(string)
            && (refersTo.Exists(t => t == typeof(Member) || t == typeof(Account))
                || (refersTo.Count == 0 && property.Name.EndsWith("Key", StringComparison.Ordinal) && !(property.Name == "Key" && property.IsPrimaryKey())));
    }

    [Fact]
    public async Task What_one_decided_what_was_decided_about_one_and_one_s_mail_are_in_one_s_copy()
    {
        await using var own = new PlatformApp();
        await own.InitializeAsync();
        var thread = await own.Ask("Vera Vraagt");
        var post = await own.Reply("Sam Schrijft", thread, "Het wachtende antwoord.");
        var mo = await own.Viewer("Mo Beslist", MemberRoles.Moderator);
        await own.Scope(async (PlatformDb db, ClaimReview claim) => await claim.Claim(await db.ReviewItems.Select(i => i.Key).SingleAsync(), mo));
        await own.Scope(async (PlatformDb db, DecideReview decide) =>
            await decide.Decide(await db.ReviewItems.Select(i => i.Key).SingleAsync(), Verdict.Return, ReviewReason.Unclear, "Noem de bron.", mo));

        using var author = JsonDocument.Parse(await (await own.As("Sam Schrijft")).Http.GetStringAsync("/my/data?handler=export"));
        using var moderator = JsonDocument.Parse(await (await own.As("Mo Beslist")).Http.GetStringAsync("/my/data?handler=export"));

        var about = Assert.Single(author.RootElement.GetProperty("decisionsAboutMyTexts").EnumerateArray());
        Assert.Equal((post.Key, "return", "Noem de bron."), (about.GetProperty("post").GetString(), about.GetProperty("verdict").GetString(), about.GetProperty("text").GetString()));
        Assert.Single(author.RootElement.GetProperty("sentForReview").EnumerateArray());
        Assert.Contains("Noem de bron.", Assert.Single(author.RootElement.GetProperty("mail").EnumerateArray()).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Single(moderator.RootElement.GetProperty("decisionsByMe").EnumerateArray());
        Assert.Single(moderator.RootElement.GetProperty("takenUpForReview").EnumerateArray());
        Assert.DoesNotContain("Mo Beslist", author.RootElement.ToString(), StringComparison.Ordinal);
        await ((IAsyncLifetime)own).DisposeAsync();
    }

    [Fact]
    public async Task Who_leaves_leaves_their_words_by_a_former_member_and_nothing_else()
    {
        var (thread, post) = await Lived("Pia Vertrekt");
        var pia = await app.Member("Pia Vertrekt");
        var (browser, elsewhere) = (await app.As("Pia Vertrekt"), await app.As("Pia Vertrekt"));

        var page = await browser.Get("/my/data");
        var refused = await browser.Submit(page, "#erase", new Dictionary<string, string> { ["Password"] = "iets anders" }, HttpStatusCode.BadRequest);
        Assert.Contains("Dit is niet uw huidige wachtwoord.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Pia Vertrekt", await app.Scope(db => db.Members.Where(m => m.Key == pia.Key).Select(m => m.Name).SingleAsync()));

        var home = await browser.Submit(page, "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password });
        Assert.Contains("verwijderd", home.Text, StringComparison.Ordinal);

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
        Assert.Contains("verwijderd", (await boss.Submit(await boss.Get("/my/data"), "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password })).Text, StringComparison.Ordinal);
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
        await app.Scope((PlatformDb _, SubmitContribution submit) => submit.Submit(new Submission(ShortKey.New(), QuestionTraits.Name, 0, question), viewer));
        await app.Scope((PlatformDb _, CastVote votes) => votes.Cast(thread, other.Key, true, viewer));
        await app.Scope((PlatformDb _, ThankAuthor thank) => Done(thank.Thank(thread, other.Key, "Dank je.", viewer)));
        await app.Scope((PlatformDb _, ReadThread read) => read.UpTo(thread, 1, viewer));
        await app.Scope((PlatformDb _, ReplyDraft drafts) => Done(drafts.Save(thread, $"Concept van {name}.", false, viewer)));
        await app.Scope(async db =>
        {
            db.SavedSearches.Add(new SavedSearch(ShortKey.New(), viewer.MemberKey!, $"Zoeken van {name}", "q=woo", DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });
        await app.Reply("Bea", thread, "Reactie op je antwoord.", PostKind.Comment, post.Key);
        await Use(viewer.MemberKey!);
        await app.Scope((PlatformDb _, HaveSameQuestion same) => same.Record(thread, true, viewer));
        await app.As(name);
        return (thread, post.Key);
    }

    /// <summary>The member used somebody else's experience.</summary>
    private async Task Use(string member)
    {
        var aad = await app.Viewer("Aad");
        var text = new DraftText("Eerst bellen", "", "") { Fields = FieldValues.Of(new Dictionary<string, string?> { ["outcome"] = "worked", ["situation"] = "Druk.", ["approach"] = "Bellen.", ["result"] = "Rust." }) };
        var experience = await app.Scope((PlatformDb _, SubmitContribution submit) => submit.Submit(new Submission(ShortKey.New(), ExperienceTraits.Name, 0, text), aad));
        await app.Scope(async db =>
        {
            db.ExperienceUses.Add(new ExperienceUse(experience.Key, member, null, "Wij ook.", DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });
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
        "ExperienceUses" => db.ExperienceUses.CountAsync(u => u.MemberKey == member),
        "SameQuestions" => db.SameQuestions.CountAsync(s => s.MemberKey == member),
        "RoundHelpers" => db.RoundHelpers.CountAsync(h => h.MemberKey == member),
        _ => throw new InvalidOperationException(table),
    });
}
