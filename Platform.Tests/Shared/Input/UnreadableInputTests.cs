using System.Net;
using Platform.Tests.Cost;
using Platform.Tests.Features.Threads;
using Platform.Web.Features.Members;

namespace Platform.Tests.Shared.Input;

/// <summary>What cannot be read is the sender's mistake, and is answered as one.</summary>
public sealed class UnreadableInputTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    private static readonly string[] Unreadable = ["abc", "99999999999999999999", "-1", "1.5", "", "%00", "%ED%A0%80", "true", "[]"];

    [Fact]
    public async Task No_value_in_an_address_makes_a_page_fail()
    {
        using var browser = await app.As("Alles Mogende", MemberRoles.Moderator | MemberRoles.Administrator);
        var question = await app.Ask("Alles Mogende");
        var faults = new List<string>();
        var asked = 0;
        foreach (var act in (await AppActs.Of(app)).Where(a => a.Method == "GET" && !a.Route.StartsWith("/error", StringComparison.Ordinal)))
        {
            var address = System.Text.RegularExpressions.Regex.Replace(act.Route, @"\{[^}]+\}", question);
            foreach (var name in act.Inputs.Select(i => i.Name).Where(n => n.Length > 0).Concat(["handler", "page", "after", "before"]).Distinct())
                foreach (var value in Unreadable)
                {
                    using var answer = await browser.Http.GetAsync($"{address}?{name}={value}");
                    asked++;
                    if ((int)answer.StatusCode >= 500)
                        faults.Add($"{(int)answer.StatusCode} {address}?{name}={value}");
                }
        }

        Assert.True(asked > 2000, $"only {asked} addresses were asked");
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("/threads/{0}/changes?after=abc")]
    [InlineData("/api/v1/threads/{0}/changes?after=abc")]
    [InlineData("/r/ABCDEF/state?after=abc")]
    [InlineData("/search/suggest?count=abc&q=a")]
    public async Task A_number_that_is_none_is_answered_with_400(string address)
    {
        using var visitor = app.Visitor();
        var question = await app.Ask("Alles Mogende");
        using var answer = await visitor.Http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, question));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_handler_for_it_is_refused()
    {
        using var browser = await app.As("Alles Mogende");
        var token = (await browser.Get("/my/profile")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in (string[])["/", "/questions", "/articles", "/search", "/my/work", "/tags/archief"])
        {
            using var answer = await browser.Http.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("TRACE", "/")]
    [InlineData("OPTIONS", "/")]
    [InlineData("OPTIONS", "/api/v1/search")]
    [InlineData("OPTIONS", "/hubs/threads")]
    [InlineData("PUT", "/questions")]
    [InlineData("DELETE", "/my/work")]
    [InlineData("PATCH", "/api/v1/contributions/0000000000")]
    [InlineData("PROPFIND", "/")]
    public async Task A_method_that_no_page_has_is_refused_with_those_it_has(string method, string path)
    {
        using var visitor = app.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await visitor.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.DoesNotContain("<main", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
