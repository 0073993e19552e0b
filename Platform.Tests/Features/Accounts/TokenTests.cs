using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Accounts;

public sealed class TokenTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_wrong_token_is_refused_by_every_operation_also_one_that_needs_none()
    {
        var faults = new List<string>();
        foreach (var authorization in new[] { "Bearer po_0000", "Bearer", "Bearer " + new string('x', 4000), "Basic YTpi" })
        {
            foreach (var (method, path) in Operations())
            {
                using var answer = await Ask(method, path, authorization);
                if (answer.StatusCode != HttpStatusCode.Unauthorized || answer.Content.Headers.ContentType?.MediaType != "application/problem+json"
                    || !answer.Headers.WwwAuthenticate.Any(w => w.Scheme == "Bearer"))
                    faults.Add($"{method} {path} with {authorization[..Math.Min(14, authorization.Length)]}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {answer.Headers.WwwAuthenticate}");
            }
        }

        Assert.True(Operations().Count > 15);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_new_password_ends_the_tokens_of_the_account()
    {
        using var api = await app.ApiAs("Wachtwoord Wil", MemberRoles.Moderator);
        using var before = await api.GetAsync("/api/v1/review-items");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var browser = await app.As("Wachtwoord Wil");
        await browser.Submit(await browser.Get("/account/password"), "main .o-text form", new Dictionary<string, string>
        {
            ["OldPassword"] = PlatformApp.Password, ["Password"] = "een heel nieuw wachtwoord",
        });

        using var after = await api.GetAsync("/api/v1/review-items");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(0, await app.Scope(db => db.ApiTokens.CountAsync(t => t.Account.Email == "wachtwoord-wil@example.org")));
    }

    [Theory]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.Write)]
    [InlineData(TokenScope.Moderate)]
    public async Task A_token_does_what_its_scope_says_and_no_more(TokenScope scope)
    {
        using var api = await app.ApiAs("Bereik Bas", MemberRoles.Moderator, scope: scope);
        var faults = new List<string>();
        foreach (var (method, path) in Operations())
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : new StringContent("{}", null, "application/json") };
            using var answer = await api.SendAsync(request);
            var needed = ModeratorsOperations.Contains(path) ? TokenScope.Moderate
                : method == HttpMethod.Get || path == "/api/v1/similar" ? TokenScope.Read
                : TokenScope.Write;
            if (answer.StatusCode == HttpStatusCode.Unauthorized || answer.StatusCode == HttpStatusCode.Forbidden != needed > scope)
                faults.Add($"{method} {path} needs {needed} and has {scope}: {(int)answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.Forbidden && answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                faults.Add($"{method} {path}: {answer.Content.Headers.ContentType}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_moderators_token_without_the_scope_sees_and_does_what_an_ordinary_member_may()
    {
        var thread = await app.Ask("Vera Vraagt");
        using var narrow = await app.ApiAs("Modesta", MemberRoles.Moderator, scope: TokenScope.Write);
        using var wide = await app.ApiAs("Modesta", MemberRoles.Moderator);

        // A conclusion is for who asked, and for moderators; no policy of the endpoint says so.
        using var refused = await narrow.PutAsJsonAsync($"/api/v1/threads/{thread}/conclusion", new { body = "Besloten.", baseNumber = 0 });
        using var done = await wide.PutAsJsonAsync($"/api/v1/threads/{thread}/conclusion", new { body = "Besloten.", baseNumber = 0 });

        Assert.Equal((false, true), (refused.IsSuccessStatusCode, done.IsSuccessStatusCode));
    }

    [Fact]
    public async Task The_API_knows_nobody_by_a_cookie()
    {
        using var browser = await app.As("Koekje", MemberRoles.Administrator);
        foreach (var (method, path) in Operations().Where(o => o.Method != HttpMethod.Get || ModeratorsOperations.Contains(o.Path)))
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : new StringContent("{}", null, "application/json") };
            using var answer = await browser.Http.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_token_ends_on_its_day_and_its_use_is_noted_once_an_hour()
    {
        using var api = await app.ApiAs("Dagje");
        var member = (await app.Member("Dagje")).Key;
        Assert.Null((await Of(member)).LastUsedAt);
        (await api.GetAsync("/api/v1/search?q=woo")).EnsureSuccessStatusCode().Dispose();
        var used = (await Of(member)).LastUsedAt;
        Assert.InRange(used!.Value, TimeProvider.System.UtcNow().AddMinutes(-5), TimeProvider.System.UtcNow());
        await Set(member, lastUsed: used.Value.AddMinutes(-50));
        (await api.GetAsync("/api/v1/search?q=woo")).EnsureSuccessStatusCode().Dispose();
        Assert.Equal(used.Value.AddMinutes(-50), (await Of(member)).LastUsedAt);
        await Set(member, lastUsed: used.Value.AddMinutes(-70));
        (await api.GetAsync("/api/v1/search?q=woo")).EnsureSuccessStatusCode().Dispose();
        Assert.True((await Of(member)).LastUsedAt >= used);

        await app.Scope(db => db.ApiTokens.Where(t => t.AccountId == member).ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, TimeProvider.System.UtcNow().AddSeconds(-1))));

        using var refused = await api.GetAsync("/api/v1/search?q=woo");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        Task<int> Set(string account, DateTime lastUsed) =>
            app.Scope(db => db.ApiTokens.Where(t => t.AccountId == account).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, lastUsed)));
    }

    [Fact]
    public async Task A_member_makes_a_token_sees_it_once_and_revokes_it()
    {
        using var browser = await app.As("Maker Mia");
        using var other = await app.As("Ander");
        var page = await browser.Submit(await browser.Get("/my/tokens"), "#add", new Dictionary<string, string> { ["Name"] = "  Koppeling  intranet ", ["Scope"] = "Write", ["Days"] = "30", ["Password"] = PlatformApp.Password });
        var secret = page.Document.QuerySelector("[data-secret]")!.TextContent;
        using var api = new HttpClient { BaseAddress = app.Address, DefaultRequestHeaders = { { "Authorization", "Bearer " + secret } } };
        using var asked = await api.PostAsJsonAsync("/api/v1/questions", new { title = "Mag het?", body = "Dat vraag ik.", submit = false });
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);

        var list = await browser.Get("/my/tokens");
        Assert.DoesNotContain(secret, list.Html, StringComparison.Ordinal);
        Assert.Contains("Koppeling intranet", list.Text, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl is { NoStore: true });
        var token = await Of((await app.Member("Maker Mia")).Key);
        Assert.Equal((TokenScope.Write, 30), (token.Scope, (int)Math.Round((token.ExpiresAt - token.CreatedAt).TotalDays)));

        // Somebody else's is not there.
        var theirs = (await other.Get("/my/tokens")).Document.QuerySelector("#add [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var foreign = await other.Http.PostAsync("/my/tokens?handler=Revoke", new FormUrlEncodedContent([new("token", token.Id), new("__RequestVerificationToken", theirs)]));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        var after = await browser.Submit(list, "main li form", new Dictionary<string, string>());
        Assert.Contains("ingetrokken", after.Text, StringComparison.Ordinal);
        using var refused = await api.GetAsync("/api/v1/search?q=woo");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(["token.add", "token.revoke"], await app.Scope(db => db.AuditEntries.Where(a => a.ActorKey == token.AccountId).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("", "Read", "90", "naam")]
    [InlineData("Te ruim", "Moderate", "90", "moderator")]
    [InlineData("Te lang", "Read", "366", "366")]
    public async Task A_token_that_cannot_be_is_refused_and_what_was_typed_comes_back(string name, string scope, string days, string message)
    {
        using var browser = await app.As("Weiger Wim");
        var form = await browser.Get("/my/tokens");

        var again = await browser.Submit(form, "#add", new Dictionary<string, string> { ["Name"] = name, ["Scope"] = scope, ["Days"] = days, ["Password"] = PlatformApp.Password }, HttpStatusCode.BadRequest);

        Assert.Contains(message == "366" ? "365" : message, again.Document.QuerySelector("#add .utrecht-alert--error")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(name, again.Document.QuerySelector("#add [name=Name]")!.GetAttribute("value") ?? "");
        Assert.Null(again.Document.QuerySelector("[data-secret]"));
    }

    [Theory]
    [InlineData("nl", "verkeerd wachtwoord", "niet uw huidige wachtwoord")]
    [InlineData("en", "verkeerd wachtwoord", "not your current password")]
    [InlineData("nl", "", "verplicht|Vul")]
    public async Task Without_the_password_nobody_makes_a_token_and_what_was_typed_comes_back(string language, string password, string message)
    {
        var name = $"Wachtwoord {language} {password.Length}";
        using var browser = await app.As(name);
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var page = await browser.Get("/my/tokens");
        if (language == "en")
            page = await browser.Submit(page, "form[action='/language']", new Dictionary<string, string>());

        var again = await browser.Submit(page, "#add",
            new Dictionary<string, string> { ["Name"] = "Koppeling", ["Scope"] = "Write", ["Days"] = "30", ["Password"] = password }, HttpStatusCode.BadRequest);

        var form = again.Document.QuerySelector("#add")!;
        Assert.Matches(message, form.QuerySelector(".utrecht-alert--error")!.TextContent);
        Assert.Equal(("Koppeling", "Write", "30", ""), (
            form.QuerySelector("[name=Name]")!.GetAttribute("value"),
            form.QuerySelector("[name=Scope][checked]")!.GetAttribute("value"),
            form.QuerySelector("[name=Days] [selected]")!.GetAttribute("value"),
            form.QuerySelector("[name=Password]")!.GetAttribute("value") ?? ""));
        Assert.Null(again.Document.QuerySelector("[data-secret]"));
        var member = await app.Member(name);
        Assert.False(await app.Scope(db => db.ApiTokens.AnyAsync(t => t.AccountId == member.Key)));
    }

    [Fact]
    public async Task A_member_has_twenty_tokens_at_most()
    {
        var member = await app.Member("Veel Vic");
        await app.Scope(async db =>
        {
            db.ApiTokens.AddRange(Enumerable.Range(0, ApiToken.Most).Select(i => ApiToken.New(member.Key, $"{i}", TokenScope.Read, 1, TimeProvider.System.UtcNow()).Token));
            return await db.SaveChangesAsync();
        });
        using var browser = await app.As("Veel Vic");

        var page = await browser.Submit(await browser.Get("/my/tokens"), "#add", new Dictionary<string, string> { ["Name"] = "Nog een", ["Password"] = PlatformApp.Password }, HttpStatusCode.BadRequest);

        Assert.Contains("20", page.Document.QuerySelector("#add .utrecht-alert--error")!.TextContent, StringComparison.Ordinal);
    }

    private static readonly HashSet<string> ModeratorsOperations =
    [
        "/api/v1/review-items", "/api/v1/review-items/0000000000/decisions", "/api/v1/threads/0000000000/posts/0000000000/hide", "/api/v1/threads/0000000000/posts/0000000000/show",
        "/api/v1/threads/0000000000/posts/0000000000/move", "/api/v1/threads/0000000000/lock", "/api/v1/threads/0000000000/unlock",
    ];

    private Task<ApiToken> Of(string account) => app.Scope(db => db.ApiTokens.AsNoTracking().SingleAsync(t => t.AccountId == account));

    /// <summary>Every operation of the API, from the application's endpoints; keys are of nothing.</summary>
    private List<(HttpMethod Method, string Path)> Operations() =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           where path.StartsWith("/api/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           select (new HttpMethod(method), path.Replace("{key}", "0000000000", StringComparison.Ordinal).Replace("{post}", "0000000000", StringComparison.Ordinal).Replace("{id}", "0000000000", StringComparison.Ordinal)),
    ];

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, string? authorization)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await http.SendAsync(request);
    }
}
