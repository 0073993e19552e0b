using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Questions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Features.Contributions;

public sealed class ByLayerTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTime At = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, Layer.Waterschap)]
    public async Task A_layer_is_named_from_ten_people_on_who_wrote_in_the_last_year(int writers, Layer? shown)
    {
        Assert.Equal(shown, await ShownOf(writers, confirmed: true, hasAccount: true, ageInDays: 300));
    }

    [Theory]
    [InlineData(false, false, 300)]
    [InlineData(true, false, 300)]
    [InlineData(true, true, 400)]
    [InlineData(true, true, null)]
    public async Task Who_was_imported_never_confirmed_wrote_long_ago_or_never_hides_nobody(bool hasAccount, bool confirmed, int? ageInDays)
    {
        Assert.Null(await ShownOf(20, confirmed, hasAccount, ageInDays));
    }

    /// <summary>The layer that is shown of one who writes in a water board among so many.</summary>
    private Task<Layer?> ShownOf(int members, bool confirmed, bool hasAccount, int? ageInDays) => app.Scope(async (PlatformDb db, Bylines bylines) =>
    {
        // Rolled back: the next case counts from none.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var organisation = new Organisation(ShortKey.New(), "Waterschap", Layer.Waterschap);
        db.Organisations.Add(organisation);
        for (var i = 0; i < members; i++)
        {
            var member = new Member(ShortKey.New(), $"Lid {i}", MemberRoles.None, At);
            member.Join(organisation, new DateOnly(2026, 1, 1), null);
            db.Members.Add(member);
            if (hasAccount)
                db.Users.Add(new Account(member, $"lid-{member.Key}@example.org") { EmailConfirmed = confirmed });
            if (ageInDays is { } age)
                Publish(db, member, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        await db.SaveChangesAsync();
        return (await bylines.Of(await db.Members.FirstAsync(m => m.Name == "Lid 0"), byLayerOnly: true)).Layer;
    });

    private static void Publish(PlatformDb db, Member member, DateTime at)
    {
        var question = new Question(ShortKey.New(), member.Key, at);
        var revision = question.Propose(
            new RevisionContent("Een vraag", "", "Tekst.", "nl", [], Audience.Everyone, SafeHtml.FromRenderer("<p>Tekst.</p>"), "Tekst.", 1), [new Byline(member.Key, member.OrganisationKey, false, null)], at);
        question.Publish(revision, at);
        db.Contributions.Add(question);
        db.Revisions.Add(revision);
    }

    [Fact]
    public async Task A_later_version_shows_the_layer_the_text_was_first_posted_with()
    {
        var (key, viewer) = await AskNameless("Jobhopper");
        var before = await Byline(key);
        await app.Scope((PlatformDb _, EditProfile profile) => Done(profile.WorkAt(viewer.MemberKey!, null)));

        await app.Scope((PlatformDb _, SubmitContribution submit) => submit.Submit(
            new Submission(key, QuestionTraits.Name, 1, new DraftText("Een andere titel", "", "Nog eens.", "nl", "", Audience.Everyone, true)), viewer));

        Assert.Equal("Een andere titel", await app.Scope(db => db.Contributions.Where(c => c.Key == key).Select(c => c.Title).SingleAsync()));
        Assert.NotNull(before.OrganisationKey);
        Assert.Equal(before, await Byline(key));
    }

    [Fact]
    public async Task A_program_that_says_nothing_about_the_name_does_not_name_who_asked_without_one()
    {
        var (key, _) = await AskNameless("Stille Programmeur");
        var api = await app.ApiAs("Stille Programmeur");

        await api.Put($"/api/v1/contributions/{key}", new { version = 1, title = "Nieuwe titel", body = "Nieuwe tekst.", language = "nl", audience = "everyone", submit = true });
        using var reply = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{key}/posts") { Content = System.Net.Http.Json.JsonContent.Create(new { kind = "comment", body = "Ik vul aan." }) };
        reply.Headers.Add("Idempotency-Key", "een");
        using (var posted = await api.SendAsync(reply))
            Assert.Equal(System.Net.HttpStatusCode.Created, posted.StatusCode);
        await api.Put($"/api/v1/threads/{key}/conclusion", new { body = "Kortom: ja.", baseNumber = 0 });

        Assert.True(await app.Scope(db => db.Contributions.Where(c => c.Key == key).Select(c => c.ByLayerOnly).SingleAsync()));
        Assert.Equal([true, true], await app.Scope(db => db.Posts.Where(p => p.ThreadKey == key).Select(p => p.ByLayerOnly).ToListAsync()));
        using var visitor = app.Visitor();
        Assert.DoesNotContain("Stille Programmeur", (await visitor.Get($"/questions/{key}")).Html, StringComparison.Ordinal);
    }

    /// <summary>A published question of a moderator, for here others wait.</summary>
    private async Task<(string Key, Viewer Viewer)> AskNameless(string name)
    {
        var member = await app.Member(name, MemberRoles.Moderator, Layer.Gemeente);
        return (await app.Ask(name, byLayerOnly: true), new Viewer(member.Key, member.Roles));
    }

    private Task<Byline> Byline(string key) => app.Scope(async db => (await db.Contributions.AsNoTracking().SingleAsync(c => c.Key == key)).Byline);

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    [Fact]
    public async Task A_by_layer_only_author_is_named_nowhere_until_they_step_forward()
    {
        using var pia = await app.As("Pia Onvindbaar", layer: Layer.Provincie);
        using var colleague = await app.As("Karel", layer: Layer.Provincie);
        var shown = await pia.Ask("Mag ik dit ook zonder naam vragen?", more: ("ByLayerOnly", "true"));
        await app.Approve("Mag ik dit ook zonder naam vragen?");
        var key = await app.Scope(db => db.Members.Where(m => m.Name == "Pia Onvindbaar").Select(m => m.Key).SingleAsync());

        foreach (var reader in new[] { app.Visitor(), colleague })
        {
            foreach (var path in new[] { shown.Address.AbsolutePath, "/questions", "/", $"/contributions/{shown.Key()}/revisions" })
            {
                var page = await reader.Get(path);
                Assert.Contains("zonder naam vragen", page.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Onvindbaar", page.Html, StringComparison.Ordinal);
                Assert.DoesNotContain(key, page.Html, StringComparison.Ordinal);
            }
        }

        Assert.Contains("iemand bij de overheid", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        var edit = await pia.Get($"/contributions/{shown.Key()}/edit");
        await pia.Submit(edit, "form[action*='handler=Reveal']", new Dictionary<string, string>());
        Assert.Contains("Pia Onvindbaar", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_steps_forward_while_waiting_is_named_after_approval()
    {
        using var pia = await app.As("Paula", layer: Layer.Provincie);
        var shown = await pia.Ask("Eerst zonder, dan met naam", more: ("ByLayerOnly", "true"));
        await pia.Submit(await pia.Get($"/contributions/{shown.Key()}/edit"), "form[action*='handler=Reveal']", new Dictionary<string, string>());

        await app.Approve("Eerst zonder, dan met naam");

        Assert.Contains("Paula", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_but_the_author_steps_forward_or_withdraws()
    {
        var question = new Question("a7k2m9a7k2", "anna", At);
        var other = new Viewer("bram", MemberRoles.Moderator);

        Assert.Equal("OnlyTheAuthor", Assert.Throws<RuleBroken>(() => question.RevealAuthor(other)).Rule);
        Assert.Equal("OnlyTheAuthor", Assert.Throws<RuleBroken>(() => question.Withdraw(other, At)).Rule);
    }
}
