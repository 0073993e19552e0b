using System.Net;
using System.Net.Http.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class RateLimitTests(RateLimitTests.SmallLimits app) : IClassFixture<RateLimitTests.SmallLimits>
{
    [Fact]
    public async Task A_member_who_sends_too_much_gets_the_text_back_and_others_go_on()
    {
        using var busy = await app.As("Drukke Dirk");
        var form = await busy.Get("/my/profile");
        for (var i = 0; i < SmallLimits.Most; i++)
            await busy.Submit(form, "main .o-text form", Profile("Drukke Dirk"));

        var refused = await busy.Submit(form, "main .o-text form", Profile("Drukke Dirk"), HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Contains("Vraag me alles", refused.Text, StringComparison.Ordinal);
        Assert.Equal("nl", refused.Document.DocumentElement.GetAttribute("lang"));

        using var colleague = await app.As("Rustige Rob");
        await colleague.Submit(await colleague.Get("/my/profile"), "main .o-text form", Profile("Rustige Rob"));
    }

    [Fact]
    public async Task Visitors_at_one_address_are_counted_apart()
    {
        using var guesser = app.Visitor();
        for (var i = 0; i <= SmallLimits.Most; i++)
            await guesser.SignIn("wie-dan-ook@example.org", "een of ander wachtwoord", HttpStatusCode.BadRequest);
        await guesser.SignIn("wie-dan-ook@example.org", "een of ander wachtwoord", HttpStatusCode.TooManyRequests);

        using var neighbour = app.Visitor();
        await app.Member("Buur Vrouw");
        Assert.Equal("/about", (await neighbour.SignIn("buur-vrouw@example.org", PlatformApp.Password)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_refused_API_request_says_when_to_come_back()
    {
        using var api = await app.ApiAs("Robot Rik");
        HttpResponseMessage response;
        var sent = 0;
        do
        {
            response = await api.PutAsync("/api/v1/contributions/0000000000", JsonContent.Create(new { version = 1, title = "Niets", body = "Niets" }));
            sent++;
        }
        while (response.StatusCode == HttpStatusCode.NotFound && sent <= SmallLimits.Most);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(SmallLimits.Most + 1, sent);
    }

    private static Dictionary<string, string> Profile(string name) => new() { ["Name"] = name, ["About"] = "Vraag me alles over termijnen.", ["MailLanguage"] = "nl" };

    public sealed class SmallLimits : PlatformApp
    {
        public const int Most = 5;

        public override Task InitializeAsync()
        {
            foreach (var limit in new[] { "Writing", "Account", "Api" })
                Settings[$"RateLimits:{limit}"] = "5";
            return base.InitializeAsync();
        }
    }
}
