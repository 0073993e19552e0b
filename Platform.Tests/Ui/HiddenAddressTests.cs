using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;

namespace Platform.Tests.Ui;

/// <summary>An address that shows a visitor nothing says the same, whether nothing was ever there or something is hidden.</summary>
public sealed class HiddenAddressTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    private sealed record Hidden(string Thread, string Post);

    [Fact]
    public async Task Unknown_withdrawn_and_members_only_addresses_look_the_same_to_a_visitor()
    {
        var subjects = new[] { new Hidden("0000000000", "0000000000"), await Withdrawn(), await MembersOnly() };
        var templates = Templates();
        Assert.Contains("/questions/{key}", templates);
        Assert.Contains("/articles/{key}", templates);
        Assert.Contains("/threads/{key}/part", templates);
        Assert.Contains("/threads/{key}/posts/{post}", templates);

        foreach (var template in templates)
        {
            // The second time a page may be kept; with a parameter that no page knows it never is; a session that ended goes round the pages that are kept.
            foreach (var query in new[] { "", "", "?x=1" })
            {
                var answers = new List<string>();
                foreach (var subject in subjects)
                    answers.Add(await Ask(template, subject, query, null));
                Assert.All(answers, answer => Assert.Equal(answers[0], answer));
            }

            var ended = new List<string>();
            foreach (var subject in subjects)
                ended.Add(await Ask(template, subject, "", "ended"));
            Assert.All(ended, answer => Assert.Equal(ended[0], answer));
        }
    }

    [Theory]
    [InlineData("nl", "Deze pagina is er niet, of is alleen voor leden", "Inloggen")]
    [InlineData("en", "This page is not here, or is for members only", "Sign in")]
    public async Task A_visitor_who_finds_nothing_can_sign_in_and_comes_back_to_the_address(string language, string words, string link)
    {
        var hidden = await MembersOnly();
        using var visitor = app.Visitor();
        visitor.SetCookie("language", language);

        var page = await visitor.Get($"/questions/{hidden.Thread}?page=1", HttpStatusCode.NotFound);

        Assert.Equal(words, page.Document.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(words, page.Document.Title, StringComparison.Ordinal);
        var signIn = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == link);
        Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString($"/questions/{hidden.Thread}?page=1")}", signIn.GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_for_another_role_offers_to_sign_in_with_another_account_and_returns_there()
    {
        using var member = await app.As("Cor");

        var refused = await member.Get("/review", HttpStatusCode.Forbidden);
        var signIn = await member.Submit(refused, "#other-account", new Dictionary<string, string>());

        Assert.Equal("/account/sign-in?returnUrl=%2Freview", signIn.Address.PathAndQuery);
    }

    [Fact]
    public async Task A_member_who_finds_nothing_is_not_told_to_sign_in()
    {
        using var member = await app.As("Cor");

        var page = await member.Get("/questions/0000000000", HttpStatusCode.NotFound);

        Assert.Equal("Deze pagina bestaat niet", page.Document.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("alleen voor leden", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main a[href^='/account/sign-in']"));
    }

    [Theory]
    [InlineData("/tags/nergens")]
    [InlineData("/members/0000000000")]
    [InlineData("/organisations/0000000000")]
    [InlineData("/r/BCDFGH")]
    [InlineData("/about/nergens")]
    [InlineData("/nergens")]
    public async Task Nothing_found_is_never_an_empty_page(string address)
    {
        using var visitor = app.Visitor();

        Assert.NotEmpty((await visitor.Get(address, HttpStatusCode.NotFound)).Document.QuerySelector("h1")!.TextContent);
    }

    /// <summary>Every address of a page or an endpoint for pages that a visitor may ask for and that names a contribution.</summary>
    private List<string> Templates() =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(t => t.Contains("{key}", StringComparison.Ordinal) && !t.StartsWith("/api", StringComparison.Ordinal))
            .Where(t => !t.StartsWith("/members", StringComparison.Ordinal) && !t.StartsWith("/organisations", StringComparison.Ordinal) && !t.StartsWith("/tags", StringComparison.Ordinal))
            .Where(t => !t.StartsWith("/rounds", StringComparison.Ordinal) && !t.StartsWith("/account", StringComparison.Ordinal) && !t.StartsWith("/review", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private async Task<string> Ask(string template, Hidden subject, string query, string? session)
    {
        var address = template.Replace("{key}", subject.Thread, StringComparison.Ordinal).Replace("{post}", subject.Post, StringComparison.Ordinal) + query;
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        if (session is not null)
            http.DefaultRequestHeaders.Add("Cookie", $"platform={session}");
        using var answer = await http.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        Assert.Equal((address, "text/html"), (address, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("</html>", body, StringComparison.Ordinal);
        var said = $"{answer.Headers.CacheControl} {answer.Content.Headers.ContentLength is not null}\n{body}";
        return said.Replace(subject.Thread, "KEY", StringComparison.Ordinal).Replace(subject.Post, "POST", StringComparison.Ordinal).Replace("POST", "KEY", StringComparison.Ordinal);
    }

    private async Task<Hidden> Withdrawn()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var aad = await app.Viewer("Aad");
        await app.Scope((PlatformDb _, AuthorActs acts) => acts.Withdraw(thread, aad));
        return new Hidden(thread, post.Key);
    }

    private async Task<Hidden> MembersOnly()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        return new Hidden(thread, (await app.Reply("Bea", thread, "Zes weken.")).Key);
    }
}
