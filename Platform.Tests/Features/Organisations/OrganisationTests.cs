using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Organisations;

public sealed class OrganisationTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_dissolved_organisation_keeps_its_page_and_says_when_it_ended()
    {
        var ended = await Add("gemeente Vroeger", Layer.Gemeente, new DateOnly(2018, 12, 31));
        using var visitor = app.Visitor();

        Assert.Contains("31 december 2018", (await visitor.Get($"/organisations/{ended.Key}")).Text, StringComparison.Ordinal);
        Assert.Contains("opgeheven in 2018", (await visitor.Get("/organisations?q=vroeger")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemeente Utrecht", "Gemeente Utrecht")]
    [InlineData("ijsselmeergebied", "IJsselmeergebied")]
    [InlineData("iStandaarden", "iStandaarden")]
    [InlineData("Kadaster", "Kadaster")]
    [InlineData("", "")]
    public void The_name_from_the_register_begins_with_a_capital(string stored, string shown) => Assert.Equal(shown, OrganisationName.Shown(stored));

    [Fact]
    public async Task An_organisation_says_what_it_is_how_much_its_people_wrote_and_where_to_search_that()
    {
        var member = await app.Member("Esra", Platform.Web.Features.Members.MemberRoles.Moderator, Layer.Waterschap);
        using var esra = await app.As("Esra");
        await esra.Ask("Hoe diep is een sloot?", more: ("Tags", "sloten"));

        var page = await app.Visitor().Get($"/organisations/{member.OrganisationKey}");

        Assert.Contains("Waterschap van Esra is een waterschap.", page.Text, StringComparison.Ordinal);
        Assert.Contains("staat hier 1 bijdrage", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/search?q=org%3A{member.OrganisationKey}']"));
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=topics] a[href='/tags/sloten']"));
        Assert.NotNull(page.Document.QuerySelector($"section[aria-labelledby=writers] a[href='/members/{member.Key}']"));
        await Conversation.Eventually(async () => (await app.Visitor().Get($"/search?q=org%3A{member.OrganisationKey}")).Text.Contains("Hoe diep is een sloot?", StringComparison.Ordinal), "the search finds it");
    }

    [Fact]
    public async Task The_page_of_an_organisation_names_its_people_shows_each_contribution_once_and_does_not_repeat_its_name()
    {
        var member = await app.Member("Esmee", Platform.Web.Features.Members.MemberRoles.Moderator, Layer.Provincie);
        using var esmee = await app.As("Esmee");
        for (var i = 0; i < 8; i++)
            await esmee.Ask($"Provinciale vraag {i}");

        var main = (await app.Visitor().Get($"/organisations/{member.OrganisationKey}")).Document.QuerySelector("main")!;

        Assert.Equal(["Nog zonder antwoord", "Andere bijdragen", "Wie schrijven hier?"], main.QuerySelectorAll("h2").Select(h => h.TextContent));
        var rows = main.QuerySelectorAll(".o-entry h3").Select(h => h.TextContent.Trim()).ToList();
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"Provinciale vraag {i}"), rows.Order(StringComparer.Ordinal));
        Assert.All(main.QuerySelectorAll(".o-entry .o-meta, .o-people .o-meta"), facts => Assert.DoesNotContain("Provincie", facts.TextContent, StringComparison.Ordinal));
        Assert.All(main.QuerySelectorAll(".o-entry .o-meta"), facts => Assert.Contains("Esmee", facts.TextContent, StringComparison.Ordinal));
        Assert.Contains("staan hier 8 bijdragen", main.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sudwest")]
    [InlineData("Súdwest-Fryslân")]
    [InlineData("fryslan gemeente")]
    public async Task An_organisation_is_found_by_part_of_its_name_with_or_without_accents(string typed)
    {
        await Add("gemeente Súdwest-Fryslân", Layer.Gemeente);
        using var visitor = app.Visitor();

        Assert.Contains("Gemeente Súdwest-Fryslân", (await visitor.Get("/organisations?q=" + Uri.EscapeDataString(typed))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_one_layer_when_asked()
    {
        await Add("provincie Apart", Layer.Provincie);
        await Add("waterschap Apart", Layer.Waterschap);
        using var visitor = app.Visitor();

        var page = await visitor.Get("/organisations?layer=Provincie&q=apart");

        Assert.Contains("Provincie Apart", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waterschap Apart", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    private Task<Organisation> Add(string name, Layer layer, DateOnly? endedOn = null) => app.Scope(async db =>
    {
        var organisation = new Organisation(ShortKey.New(), name, layer);
        organisation.Describe(name, layer, endedOn);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    });
}
