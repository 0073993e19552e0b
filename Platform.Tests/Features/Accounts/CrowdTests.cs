using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class CrowdTests(CrowdTests.SmallTown app) : IClassFixture<CrowdTests.SmallTown>
{
    [Fact]
    public async Task Registrations_are_bounded_a_domain_and_an_hour_subdomains_and_all()
    {
        using var script = app.Visitor();
        foreach (var address in new[] { "een@druk.example", "twee@post.druk.example", "drie@x1.DRUK.example" })
            await script.Register(address);

        var refused = await Refused(script, "vier@x2.druk.example");
        Assert.Contains("over een uur", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"vier@x2.druk.example\"", refused.Html, StringComparison.Ordinal);
        Assert.Empty(await app.MailTo("vier@x2.druk.example"));

        await script.Register("een@rustig.example");
        await script.Register("een@stil.example");
        await Refused(script, "een@leeg.example");

        // An hour later there is room again.
        await app.Scope(db => db.Database.ExecuteSqlRawAsync("UPDATE SignUps SET CreatedAt = '2026-01-01 00:00:00'"));
        await script.Register("vijf@druk.example");
    }

    private static async Task<Page> Refused(PlatformClient browser, string email) => await browser.Submit(
        await browser.Get("/account/register"),
        "main form",
        new Dictionary<string, string> { ["Name"] = "Naam", ["Email"] = email, ["Password"] = Newcomer.Password, ["HouseRules"] = "true" },
        HttpStatusCode.BadRequest);

    public sealed class SmallTown : PlatformApp
    {
        public override Task InitializeAsync()
        {
            Settings["Registration:MostAnHourOfOneDomain"] = "3";
            Settings["Registration:MostAnHour"] = "5";
            return base.InitializeAsync();
        }
    }
}
