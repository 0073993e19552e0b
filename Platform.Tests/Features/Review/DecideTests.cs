using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Review;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Features.Review;

public sealed class DecideTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTime At = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_returned_article_is_resubmitted_and_published_on_the_same_address()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        var waiting = await anna.WriteArticle("Een artikel zonder bron");

        await mo.Decide(await mo.OpenReview("Een artikel zonder bron"), "Return", "SourceMissing", "Noem de bron van de cijfers.");

        var returned = await anna.Get(waiting.Address.AbsolutePath);
        Assert.Contains("Teruggestuurd: Bron ontbreekt", returned.Text, StringComparison.Ordinal);
        Assert.Contains("Noem de bron van de cijfers.", returned.Text, StringComparison.Ordinal);
        var edit = await anna.Get($"/contributions/{waiting.Key()}/edit");
        Assert.Contains("Noem de bron van de cijfers.", edit.Text, StringComparison.Ordinal);
        await anna.Send(edit, [("Title", "Een artikel met bron")]);
        await app.Approve("Een artikel met bron");

        Assert.Contains("Een artikel met bron", (await app.Visitor().Get(waiting.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.Scope(db => db.ReviewDecisions.CountAsync(d => d.Item.ContributionKey == waiting.Key())));
    }

    [Fact]
    public async Task Visitors_keep_seeing_the_approved_text_while_an_edit_waits()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.WriteArticle("De eerste titel");
        await app.Approve("De eerste titel");

        var edited = await anna.Send(await anna.Get($"/contributions/{shown.Key()}/edit"), [("Title", "De tweede titel")]);

        Assert.Contains("Een wijziging wacht op een moderator", edited.Text, StringComparison.Ordinal);
        var visitor = await app.Visitor().Get(shown.Address.AbsolutePath);
        Assert.Contains("De eerste titel", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("De tweede titel", visitor.Text, StringComparison.Ordinal);
        await app.Visitor().Get($"/contributions/{shown.Key()}/compare?from=1&to=2", HttpStatusCode.NotFound);

        using var mo = await app.As("Mo", MemberRoles.Moderator);
        var review = await mo.OpenReview("De eerste titel");
        Assert.NotEmpty(review.Document.QuerySelectorAll(".o-diff ins"));
        await mo.Decide(review, "Approve");

        Assert.Contains("De tweede titel", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Contains("tweede", (await app.Visitor().Get($"/contributions/{shown.Key()}/compare?from=1&to=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_moderators_deciding_at_once_get_one_decision()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        using var rita = await app.As("Rita", MemberRoles.Moderator);
        var shown = await anna.WriteArticle("Door twee gelezen");
        var review = await mo.OpenReview("Door twee gelezen");
        var same = await rita.Get(review.Address.AbsolutePath);

        await mo.Decide(review, "Approve");
        var late = await rita.Decide(same, "Return", "Unclear", "Wie doet wat?", HttpStatusCode.Conflict);

        Assert.Contains("Hierover is al een besluit genomen", late.Text, StringComparison.Ordinal);
        Assert.Contains("Wie doet wat?", late.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.Scope(db => db.ReviewDecisions.CountAsync(d => d.Item.ContributionKey == shown.Key())));
        await app.Visitor().Get(shown.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_a_message_and_keeps_what_was_typed()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await anna.Ask("Een vraag om terug te sturen");
        var review = await mo.OpenReview("Een vraag om terug te sturen");

        var noText = await mo.Decide(review, "Return", "Tone", "  ", HttpStatusCode.BadRequest);
        var noReason = await mo.Decide(review, "Decline", "None", "Dit hoort hier niet.", HttpStatusCode.BadRequest);

        Assert.NotNull(noText.Document.QuerySelector("#Text-error"));
        Assert.NotNull(noReason.Document.QuerySelector("#Reason-error"));
        Assert.Equal("Dit hoort hier niet.", noReason.Document.QuerySelector("#Text")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_a_colleague_reads_is_taken_over_only_on_purpose()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        using var rita = await app.As("Rita", MemberRoles.Moderator);
        await anna.Ask("Wie leest dit?");
        var review = await mo.OpenReview("Wie leest dit?");
        var free = await rita.Get(review.Address.AbsolutePath);
        await mo.Submit(review, "form[action*='handler=Claim']", new Dictionary<string, string>());

        Assert.Contains("Mo beoordeelt dit", (await rita.Get("/review")).Text, StringComparison.Ordinal);
        await rita.Decide(free, "Approve", expected: HttpStatusCode.Conflict);
        var claimed = await rita.Get(review.Address.AbsolutePath);
        await rita.Submit(claimed, "form.o-decide", new Dictionary<string, string>());

        Assert.Contains("U beoordeelt dit", (await rita.Get(review.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Contains("Wie leest dit?", (await rita.Get("/review?who=mine")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wie leest dit?", (await rita.Get("/review?who=unclaimed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_a_name_is_written_down()
    {
        using var pia = await app.As("Pia Verborgen", layer: Layer.Gemeente);
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        var shown = await pia.Ask("Wie zie je hier?", more: ("ByLayerOnly", "true"));
        var review = await mo.OpenReview("Wie zie je hier?");
        Assert.DoesNotContain("Pia Verborgen", review.Html, StringComparison.Ordinal);

        var looked = await mo.Submit(review, "form[action*='handler=Name']", new Dictionary<string, string>());

        Assert.Contains("Pia Verborgen", looked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pia Verborgen", (await mo.Get(review.Address.AbsolutePath)).Html, StringComparison.Ordinal);
        var moKey = (await app.Member("Mo", MemberRoles.Moderator)).Key;
        var entry = await app.Scope(db => db.AuditEntries.SingleAsync(a => a.Action == ShowName.Action && a.Subject == $"contribution:{shown.Key()}"));
        Assert.Equal(moKey, entry.ActorKey);
    }

    [Fact]
    public async Task An_author_sees_their_own_item_and_cannot_decide_it()
    {
        using var rita = await app.As("Rita", MemberRoles.Moderator);
        await rita.WriteArticle("Mijn eigen artikel");

        var review = await rita.OpenReview("Mijn eigen artikel");

        Assert.Null(review.Document.QuerySelector("form.o-decide"));
        Assert.Contains("Dit is uw eigen werk", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_moderators_see_the_queue()
    {
        using var anna = await app.As("Anna");

        using var refused = await anna.Http.GetAsync("/review");

        Assert.DoesNotContain("mediaan", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(refused.IsSuccessStatusCode && refused.RequestMessage!.RequestUri!.AbsolutePath == "/review");
    }

    [Fact]
    public void An_author_cannot_approve_their_own_article()
    {
        var item = Item("rita");

        var broken = Assert.Throws<RuleBroken>(() => item.Decide(Verdict.Approve, ReviewReason.None, null, new Viewer("rita", MemberRoles.Administrator), At));

        Assert.Equal("NotYourOwn", broken.Rule);
    }

    [Fact]
    public void A_decision_is_made_once_and_by_who_works_on_it()
    {
        var item = Item("anna");
        var mo = new Viewer("mo", MemberRoles.Moderator);
        var rita = new Viewer("rita", MemberRoles.Moderator);

        item.Claim(mo, At);
        Assert.Equal("ClaimedByAnother", Assert.Throws<Conflict>(() => item.Claim(rita, At)).Rule);
        Assert.Equal("ClaimedByAnother", Assert.Throws<Conflict>(() => item.Release(rita)).Rule);
        Assert.Equal("ReasonNeeded", Assert.Throws<RuleBroken>(() => item.Decide(Verdict.Return, ReviewReason.Unclear, " ", mo, At)).Rule);
        item.TakeOver(rita, At);
        item.Decide(Verdict.Approve, ReviewReason.None, null, rita, At);

        Assert.Equal("AlreadyDecided", Assert.Throws<Conflict>(() => item.Decide(Verdict.Approve, ReviewReason.None, null, rita, At)).Rule);
        Assert.Equal("OnlyModerators", Assert.Throws<RuleBroken>(() => Item("anna").Claim(new Viewer("bram", MemberRoles.None), At)).Rule);
    }

    private static ReviewItem Item(string author)
    {
        var content = new RevisionContent("Titel", "", "Tekst", "nl", [], Audience.Everyone, SafeHtml.FromRenderer("<p>Tekst</p>"), "Tekst", 1);
        return ReviewItem.For(new Revision("a7k2m9a7k2", 1, content, [new Byline(author, null, false, null)], At), At, TimeSpan.FromDays(3));
    }
}
