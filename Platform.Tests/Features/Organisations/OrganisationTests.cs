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
    [InlineData("sudwest")]
    [InlineData("Súdwest-Fryslân")]
    [InlineData("fryslan gemeente")]
    public async Task An_organisation_is_found_by_part_of_its_name_with_or_without_accents(string typed)
    {
        await Add("gemeente Súdwest-Fryslân", Layer.Gemeente);
        using var visitor = app.Visitor();

        Assert.Contains("gemeente Súdwest-Fryslân", (await visitor.Get("/organisations?q=" + Uri.EscapeDataString(typed))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_one_layer_when_asked()
    {
        await Add("provincie Apart", Layer.Provincie);
        await Add("waterschap Apart", Layer.Waterschap);
        using var visitor = app.Visitor();

        var page = await visitor.Get("/organisations?layer=Provincie&q=apart");

        Assert.Contains("provincie Apart", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waterschap Apart", page.Text, StringComparison.Ordinal);
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
