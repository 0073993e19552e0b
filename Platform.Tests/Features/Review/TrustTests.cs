using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Changes;
using Platform.Web.Features.Members;

namespace Platform.Tests.Features.Review;

public sealed class TrustingApp : PlatformApp
{
    public TrustingApp() => Settings["Moderation:TrustedDomains:0"] = "example.org";
}

public sealed class TrustTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_new_members_question_waits_for_approval()
    {
        using var anna = await app.As("Anna");
        Assert.Contains("Een moderator leest dit eerst", (await anna.Get("/ask")).Text, StringComparison.Ordinal);

        var shown = await anna.Ask("Hoe doen jullie dit?");

        Assert.Contains("Dit wacht op een moderator", shown.Text, StringComparison.Ordinal);
        await app.Visitor().Get(shown.Address.AbsolutePath, System.Net.HttpStatusCode.NotFound);
        Assert.DoesNotContain("Hoe doen jullie dit?", (await app.Visitor().Get("/questions")).Text, StringComparison.Ordinal);

        await app.Approve("Hoe doen jullie dit?");

        Assert.Contains("Hoe doen jullie dit?", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_three_approvals_a_member_posts_at_once()
    {
        using var bram = await app.As("Bram");
        foreach (var title in new[] { "Brams eerste", "Brams tweede", "Brams derde" })
        {
            await bram.Ask(title);
            await app.Approve(title);
        }

        Assert.Contains("Dit staat meteen online", (await bram.Get("/ask")).Text, StringComparison.Ordinal);
        var shown = await bram.Ask("Brams vierde");

        Assert.Contains("Brams vierde", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_is_approved_earns_no_trust()
    {
        using var els = await app.As("Els de Sleutelaar");
        var shown = await els.Ask("Mijn enige vraag");
        await app.Approve("Mijn enige vraag");
        // In the queue an edit stands under the title that readers know.
        foreach (var (known, title) in new[] { ("Mijn enige vraag", "Mijn vraag, opnieuw"), ("Mijn vraag, opnieuw", "Mijn vraag, nog eens") })
        {
            await els.Send(await els.Get($"/contributions/{shown.Key()}/edit"), [("Title", title), ("Body", "Beter gezegd.")]);
            await app.Approve(known);
        }

        Assert.Contains("Een moderator leest dit eerst", (await els.Get("/ask")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_tells_no_follower_whose_text_it_was()
    {
        using var pia = await app.As("Pia Stil");
        var key = (await app.Member("Pia Stil")).Key;
        await pia.Ask("Wie ziet dat dit van mij is?", more: ("ByLayerOnly", "true"));
        var before = await app.Scope(db => db.Changes.MaxAsync(c => c.Id));

        await app.Approve("Wie ziet dat dit van mij is?");

        Assert.Equal(1, await app.Scope(db => db.Members.Where(m => m.Key == key).Select(m => m.ApprovedCount).SingleAsync()));
        Assert.False(await app.Scope(db => db.Changes.AnyAsync(c => c.Id > before && c.Kind == ChangeKind.Member && c.Key == key)));
    }

    [Fact]
    public async Task A_moderators_own_article_waits_for_a_colleague_too()
    {
        using var rita = await app.As("Rita", MemberRoles.Moderator);

        var shown = await rita.WriteArticle("Geschreven door een moderator");

        Assert.Contains("Dit wacht op een moderator", shown.Text, StringComparison.Ordinal);
        await app.Visitor().Get(shown.Address.AbsolutePath, System.Net.HttpStatusCode.NotFound);
    }
}

public sealed class TrustedDomainTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_confirmed_address_in_a_trusted_domain_posts_at_once()
    {
        using var carla = await app.As("Carla");

        var shown = await carla.Ask("Meteen online");

        Assert.Contains("Meteen online", (await app.Visitor().Get(shown.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }
}
