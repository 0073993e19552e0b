using System.Net;
using Platform.Tests.Support;

namespace Platform.Tests.Ui;

public sealed class LanguageTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Only_the_switch_decides_the_language()
    {
        using var visitor = app.Visitor();
        visitor.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB, en;q=0.9");
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var page = await visitor.Get("/about/privacy?from=mail");
        Assert.Equal("nl", page.Document.DocumentElement.GetAttribute("lang"));

        var english = await visitor.Submit(page, "form[action='/language']", new Dictionary<string, string>());

        Assert.Equal("/about/privacy?from=mail", english.Address.PathAndQuery);
        Assert.Equal("en", english.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("We keep as little as possible", english.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elders.example")]
    [InlineData("Origin", "null")]
    [InlineData("X-Nothing", "said")]
    public async Task Another_site_cannot_switch_it(string header, string value)
    {
        using var answer = await Switch(header, value, "en", "/about");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/about?x=1", "/about?x=1")]
    [InlineData("//elders.example", "/")]
    [InlineData("https://elders.example", "/")]
    [InlineData("/\\elders.example", "/")]
    [InlineData("", "/")]
    public async Task The_switch_leads_to_this_site_only(string returnUrl, string expected)
    {
        using var answer = await Switch("Origin", app.Address.GetLeftPart(UriPartial.Authority), "en", returnUrl);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_language_that_does_not_exist_is_refused()
    {
        using var answer = await Switch("Sec-Fetch-Site", "same-origin", "fy", "/about");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> Switch(string header, string value, string culture, string returnUrl)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["culture"] = culture, ["returnUrl"] = returnUrl });
        return await http.PostAsync("/language", form);
    }
}
