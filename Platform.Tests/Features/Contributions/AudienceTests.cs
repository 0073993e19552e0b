using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Import;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Contributions;

/// <summary>Who may read a text is part of what is reviewed, and nobody's words come before more readers than they were written for.</summary>
public sealed class AudienceTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Secret = "Dit vertel ik alleen aan leden.";

    [Fact]
    public async Task An_edit_that_waits_opens_nothing_before_it_is_approved()
    {
        var key = await Asked("Anna", "Wie kent deze leverancier?");

        var place = await (await app.ApiAs("Anna")).Put($"/api/v1/contributions/{key}", Text("Wie kent deze leverancier?", "everyone"));

        Assert.Equal("waiting", place.Text("status"));
        await NotOpen(key);
        Assert.Equal("members", (await (await app.ApiAs("Colleague")).GetJson($"/api/v1/contributions/{key}")).Text("audience"));

        await app.Approve("Wie kent deze leverancier?");
        Assert.Equal("everyone", (await app.ApiVisitor().GetJson($"/api/v1/contributions/{key}")).Text("audience"));
        await app.Visitor().Get($"/questions/{key}");
    }

    [Fact]
    public async Task A_conversation_in_which_others_wrote_is_never_opened_to_more_readers()
    {
        var key = await Asked("Bram", "Met wie sprak u?");
        await app.Reply("Rita", key, Secret);

        var problem = await (await app.ApiAs("Bram")).Put(
            $"/api/v1/contributions/{key}", Text("Met wie sprak u?", "everyone"), HttpStatusCode.BadRequest);
        Assert.Equal("OthersWroteHere", problem.GetProperty("rules")[0].GetString());
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty("audience")[0].GetString()!);

        using var bram = await app.As("Bram");
        var form = await bram.Get($"/contributions/{key}/edit");
        var refused = await bram.Send(form, [("Body", "Een nieuwe zin."), ("Audience", "Everyone")], HttpStatusCode.BadRequest);
        Assert.Contains("Anderen hebben in dit gesprek geschreven", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Een nieuwe zin.", refused.Document.QuerySelector("textarea[name=Body]")!.TextContent.Trim());
        await NotOpen(key);

        // The same words for the same readers are no trouble.
        await bram.Send(refused, [("Audience", "Members")]);
    }

    [Fact]
    public async Task A_reply_that_still_waits_counts_as_written_for_members()
    {
        var key = await Asked("Chris", "Wat ging er mis?");
        var waits = await app.Reply("Newcomer", key, Secret);
        Assert.Equal(PostState.Waiting, waits.State);

        await (await app.ApiAs("Chris")).Put($"/api/v1/contributions/{key}", Text("Wat ging er mis?", "everyone"), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_only_its_author_wrote_may_be_opened()
    {
        var key = await app.Ask("Dora", Audience.Members);
        await app.Reply("Dora", key, "Ik vond het zelf al.");

        var place = await (await app.ApiAs("Dora")).Put($"/api/v1/contributions/{key}", Text("Hoe lang duurt het?", "everyone"));

        Assert.Equal("published", place.Text("status"));
        Assert.Contains("Ik vond het zelf al.", (await app.Visitor().Get($"/questions/{key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_was_begun_for_members_is_not_posted_before_everyone()
    {
        var key = await app.Ask("Dora", Audience.Members);
        using var rita = await app.As("Rita", MemberRoles.Moderator);
        var begun = await rita.Get($"/threads/{key}/reply");
        await (await app.ApiAs("Dora")).Put($"/api/v1/contributions/{key}", Text("Hoe lang duurt het?", "everyone"));

        var refused = await rita.Submit(begun, "#reply", new Dictionary<string, string> { ["Body"] = Secret }, HttpStatusCode.Conflict);

        Assert.Contains("intussen voor iedereen geopend", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, (await app.Visitor().Get($"/questions/{key}")).Text, StringComparison.Ordinal);
        Assert.Contains(Secret, refused.Html, StringComparison.Ordinal);
        // Read again, and sent on purpose.
        await rita.Submit(refused, "#reply", new Dictionary<string, string>());
        Assert.Contains(Secret, (await app.Visitor().Get($"/questions/{key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_would_open_what_others_wrote_meanwhile_cannot_be_approved()
    {
        var key = await Asked("Ed", "Mag dit naar buiten?");
        await (await app.ApiAs("Ed")).Put($"/api/v1/contributions/{key}", Text("Mag dit naar buiten?", "everyone"));
        using var moderator = await app.As("Mo", MemberRoles.Moderator);
        Assert.Contains("van alleen leden naar iedereen", (await moderator.OpenReview("Mag dit naar buiten?")).Text, StringComparison.Ordinal);
        await app.Reply("Rita", key, Secret);

        var review = await moderator.OpenReview("Mag dit naar buiten?");
        Assert.Contains("Anderen schreven intussen", review.Text, StringComparison.Ordinal);
        var refused = await moderator.Decide(review, "Approve", text: "Prima zo.", expected: HttpStatusCode.Conflict);
        Assert.Contains("Anderen schreven in dit gesprek", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Prima zo.", refused.Html, StringComparison.Ordinal);
        await NotOpen(key);

        await moderator.Decide(await moderator.OpenReview("Mag dit naar buiten?"), "Return", "Other", "Laat het bij leden.");
        await NotOpen(key);
    }

    [Fact]
    public async Task Who_may_read_an_edit_is_shown_with_it_and_not_as_it_was()
    {
        var key = await Asked("Fien", "Voor wie is dit?");
        var fien = await app.ApiAs("Fien");
        await fien.Put($"/api/v1/contributions/{key}", Text("Voor wie is dit?", "everyone"));

        // The form goes on from the version that waits.
        using var author = await app.As("Fien");
        var form = await author.Get($"/contributions/{key}/edit");
        Assert.Equal("Everyone", form.Document.QuerySelector("input[name=Audience][checked]")!.GetAttribute("value"));
        Assert.Equal(
            [Audience.Members, Audience.Everyone],
            await app.Scope(db => db.Revisions.Where(r => r.ContributionKey == key).OrderBy(r => r.Number).Select(r => r.Audience).ToListAsync()));
    }

    [Fact]
    public async Task Closing_holds_from_its_publication_on_for_everything_that_shows_the_text()
    {
        var title = "Waar staat de bromfietsstalling?";
        var key = await Asked("Guus", title, "everyone");
        await app.Reply("Rita", key, "De bromfietsstalling is achter.");
        await app.Visitor().Get($"/questions/{key}");
        await Conversation.Eventually(() => Found().GetAwaiter().GetResult().Contains(key, StringComparison.Ordinal), "search has it");
        await using var visitor = new OpenPage(app.Address);
        await visitor.Connect();
        Assert.NotNull(await visitor.Join(key));

        Assert.Equal("waiting", (await (await app.ApiAs("Guus")).Put($"/api/v1/contributions/{key}", Text(title, "members"))).Text("status"));
        await app.Visitor().Get($"/questions/{key}");
        Assert.False(visitor.IsCut);

        await app.Approve(title);
        await NotOpen(key);
        Assert.DoesNotContain(title, (await app.Visitor().Get("/questions")).Text, StringComparison.Ordinal);
        await Conversation.Eventually(() => visitor.IsCut, "the visitor who read along is dropped");
        await Conversation.Eventually(() => !Found().GetAwaiter().GetResult().Contains(key, StringComparison.Ordinal), "search has it no more");
        Assert.DoesNotContain(key, await app.ApiVisitor().GetStringAsync("/search/feed?q=bromfietsstalling"), StringComparison.Ordinal);
        using var member = await app.As("Colleague");
        Assert.Contains("achter", (await member.Get($"/questions/{key}")).Text, StringComparison.Ordinal);

        async Task<string> Found() => await app.ApiVisitor().GetStringAsync("/api/v1/search?q=bromfietsstalling");
    }

    [Fact]
    public async Task An_import_opens_no_conversation_in_which_others_wrote()
    {
        static string Line(string id, string? audience, string text) =>
            $$"""{"type":"question","id":"{{id}}","language":"nl","title":"Ingevoerd {{id}}","body":"{{text}}","author":"m:aud","publishedAt":"2024-05-01"{{(audience is null ? "" : $",\"audience\":\"{audience}\"")}}}""";
        await app.Member("Rita", MemberRoles.Moderator);
        await ImportRun.Of(app, """{"type":"member","id":"m:aud","name":"Invoer","email":"invoer@example.org"}""", Line("q:aud1", "members", "Een."), Line("q:aud2", "members", "Een."));
        var keys = await app.Scope(db => db.Contributions.Where(c => c.ExternalId!.StartsWith("q:aud")).OrderBy(c => c.ExternalId).Select(c => c.Key).ToListAsync());
        await app.Reply("Rita", keys[0], Secret);

        var run = await ImportRun.Of(app, Line("q:aud1", "everyone", "Een."), Line("q:aud2", "everyone", "Een."));

        Assert.Contains("Anderen hebben in dit gesprek geschreven", Assert.Single(run.Problems), StringComparison.Ordinal);
        await NotOpen(keys[0]);
        await app.Visitor().Get($"/questions/{keys[1]}");
        Assert.Equal(Audience.Everyone, await app.Scope(db => db.Revisions.Where(r => r.ContributionKey == keys[1]).OrderByDescending(r => r.Number).Select(r => r.Audience).FirstAsync()));
        // A line that does not say for whom it is leaves that as it was.
        await ImportRun.Of(app, Line("q:aud1", null, "Twee."));
        await NotOpen(keys[0]);
    }

    private static object Text(string title, string audience) => new { version = 1, title, body = "Wie weet dit, heel precies?", audience };

    /// <summary>A published question of somebody who has earned no trust.</summary>
    private async Task<string> Asked(string author, string title, string audience = "members")
    {
        var key = (await (await app.ApiAs(author)).Post("/api/v1/questions", new { title, body = "Wie weet dit?", audience })).Text("key");
        await app.Member("Rita", MemberRoles.Moderator);
        await app.Approve(title);
        return key;
    }

    private async Task NotOpen(string key)
    {
        using var visitor = app.Visitor();
        await visitor.Get($"/questions/{key}", HttpStatusCode.NotFound);
        await app.ApiVisitor().GetJson($"/api/v1/contributions/{key}", HttpStatusCode.NotFound);
        await app.ApiVisitor().GetJson($"/api/v1/threads/{key}/changes?after=0", HttpStatusCode.NotFound);
    }
}
