using Platform.Tests.Features.Accounts;
using Platform.Tests.Support;
using Platform.Web.Demo;

namespace Platform.Tests.Ui;

public sealed class CookieTests(HttpsDemoApp app) : IClassFixture<HttpsDemoApp>
{
    [Fact]
    public async Task Every_cookie_of_an_https_site_is_secure_and_of_this_host_alone()
    {
        using var browser = app.Visitor();
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        foreach (var address in await GetEndpoints.Of(app))
            (await browser.Http.GetAsync(address)).Dispose();
        (await browser.Http.PostAsync("/language", new FormUrlEncodedContent([new("culture", "en"), new("returnUrl", "/")]))).Dispose();
        await browser.SignIn("nadia@example.org", "verkeerd wachtwoord", System.Net.HttpStatusCode.BadRequest);
        await browser.SignIn("nadia@example.org", DemoContent.Password);
        // A message is shown once, and its cookie taken away.
        await browser.Submit(await browser.Get("/my/profile"), "main .o-text form", new Dictionary<string, string>());
        var mine = await browser.Get("/my/work");
        foreach (var address in await GetEndpoints.Of(app))
            (await browser.Http.GetAsync(address)).Dispose();
        await browser.Submit(await browser.Get("/my/work"), "#sign-out", new Dictionary<string, string>());

        Assert.All(browser.CookiesSet, cookie =>
        {
            var parts = cookie.Split("; ");
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains("httponly", parts);
            Assert.DoesNotContain(parts, p => p.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
            Assert.Contains(parts, p => p.StartsWith("samesite=", StringComparison.OrdinalIgnoreCase));
        });
        Assert.Equal(
            ["__Host-antiforgery", "__Host-device", "__Host-guest", "__Host-language", "__Host-message", "__Host-platform", "__Host-visitor"],
            browser.CookiesSet.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.NotNull(mine.Document.QuerySelector("#sign-out"));
    }

    [Fact]
    public async Task A_browser_is_told_to_keep_to_https_with_all_subdomains()
    {
        using var visitor = app.Visitor();

        foreach (var path in new[] { "/", "/api/v1/search?q=woo", "/robots.txt", "/nergens" })
        {
            using var answer = await visitor.Http.GetAsync(path);
            Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        }
    }

    [Fact]
    public async Task Signing_out_makes_the_browser_forget_what_it_kept_of_the_site()
    {
        using var browser = app.Visitor();
        var page = await browser.SignIn("ruben@example.org", DemoContent.Password, path: "/account/sign-in?returnUrl=/my/work");
        var token = page.Document.QuerySelector("#sign-out [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, "/account/sign-out")) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        request.Headers.Add("Cookie", browser.CookieHeader());
        using var answer = await new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }).SendAsync(request);

        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }
}
