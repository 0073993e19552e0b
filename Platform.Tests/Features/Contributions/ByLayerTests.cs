using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Questions;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Contributions;

public sealed class ByLayerTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTime At = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(9, Layer.Uitvoering, null)]
    [InlineData(10, Layer.Waterschap, Layer.Waterschap)]
    public async Task A_layer_is_named_from_ten_members_on(int members, Layer layer, Layer? shown)
    {
        await app.Scope(async (PlatformDb db, Bylines bylines) =>
        {
            var organisation = new Organisation(ShortKey.New(), "Met leden", layer);
            db.Organisations.Add(organisation);
            for (var i = 0; i < members; i++)
            {
                var member = new Member(ShortKey.New(), $"Lid {i}", MemberRoles.None, At);
                member.Join(organisation, new DateOnly(2026, 1, 1), null);
                db.Members.Add(member);
            }

            var placeholder = new Member(ShortKey.New(), "Plaatshouder", MemberRoles.None, At);
            placeholder.ComesFrom($"plaatshouder:{layer}", null, organisation.Key, placeholder: true);
            db.Members.Add(placeholder);
            await db.SaveChangesAsync();

            var byline = await bylines.Of(await db.Members.FirstAsync(m => m.OrganisationKey == organisation.Key && m.Name == "Lid 0"), byLayerOnly: true);

            Assert.Equal(shown, byline.Layer);
            return true;
        });
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
