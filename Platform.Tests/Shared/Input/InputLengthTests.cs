using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Platform.Tests.Cost;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Shared.Input;

public sealed class InputLengthTests(UnhurriedApp app) : IClassFixture<UnhurriedApp>
{
    private const int LongestThere = 900_000;

    private static readonly int[] Refused = [400, 404, 413, 414];

    [Fact]
    public async Task Every_input_of_every_page_form_and_endpoint_is_refused_where_it_is_too_long()
    {
        using var browser = await app.As("Lange Lijs", MemberRoles.Moderator | MemberRoles.Administrator);
        var token = (await browser.Get("/my/profile")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var acts = await AppActs.Of(app);
        var faults = new List<string>();
        var asked = 0;
        foreach (var act in acts)
        {
            var address = await Address(act.Route) + (act.Handler is null ? "?" : $"?handler={act.Handler}&");
            foreach (var input in act.Inputs.Where(i => i.IsString && i.Name.Length > 0))
            {
                Assert.InRange(input.Longest!.Value, 1, LongestThere);
                var value = new string('x', input.Longest.Value + 1);
                var inAddress = act.Method == "GET" || act.IsApi || input.InQuery;
                // A server reads 8 KB of an address.
                if (act.IsApi && act.Method != "GET" || (inAddress && value.Length > 7000) || act.Route.StartsWith("/error", StringComparison.Ordinal))
                    continue;
                using var answer = inAddress
                    ? await Send(browser.Http, act, token, act.Route.Contains($"{{{input.Name}", StringComparison.OrdinalIgnoreCase) ? Replace(act.Route, input.Name, value) : $"{address}{input.Name}={value}")
                    : await browser.Http.PostAsync(address, new FormUrlEncodedContent(Enumerable.Repeat(new KeyValuePair<string, string>(input.Name, value), 1).Append(new("__RequestVerificationToken", token))));
                asked++;
                if (!Refused.Contains((int)answer.StatusCode))
                    faults.Add($"{(int)answer.StatusCode} {act} takes {value.Length} characters of {input.Name}");
            }
        }

        Assert.True(asked > 120, $"only {asked} inputs were found");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_text_in_every_body_is_refused_where_it_is_too_long()
    {
        using var api = await app.ApiAs("Lange Lijs", MemberRoles.Moderator | MemberRoles.Administrator);
        var question = await app.Ask("Lange Lijs");
        var faults = new List<string>();
        var asked = 0;
        foreach (var act in (await AppActs.Of(app)).Where(a => a.Body is not null))
            foreach (var input in AppActs.OfBody(act.Body!).Where(i => i.IsString))
            {
                var value = new string('x', input.Longest!.Value + 1);
                using var request = new HttpRequestMessage(new HttpMethod(act.Method), Replace(Replace(act.Route, "key", question), "post", question, "id"))
                {
                    Content = JsonContent.Create(new Dictionary<string, object> { [input.Name] = AppActs.Sent(input, value) }),
                };
                request.Headers.Add("Idempotency-Key", "een");
                using var answer = await api.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                asked++;
                if (answer.StatusCode != HttpStatusCode.BadRequest || !(text.Contains("LineTooLong", StringComparison.Ordinal) || text.Contains("TextTooLong", StringComparison.Ordinal)))
                    faults.Add($"{(int)answer.StatusCode} {act} takes {value.Length} characters of {input.Name}: {text}");
            }

        Assert.True(asked > 20, $"only {asked} inputs were found");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_connection_with_a_hub_ends_where_any_argument_is_too_long()
    {
        var texts = AppActs.OfHubs().Where(a => a.Argument.ParameterType == typeof(string)).ToList();
        Assert.NotEmpty(texts);
        Assert.All(AppActs.OfHubs(), a => Assert.True(a.Argument.ParameterType == typeof(string) || a.Argument.ParameterType.IsPrimitive, $"{a.Method.Name} takes a {a.Argument.ParameterType}"));
        foreach (var (method, argument) in texts)
        {
            var hub = method.DeclaringType!.Name == "ThreadHub" ? "threads" : "rounds";
            await using var connection = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hubs/" + hub)).Build();
            var closed = new TaskCompletionSource();
            connection.Closed += _ =>
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            };
            await connection.StartAsync();
            var arguments = method.GetParameters().Select(p => p == argument ? new string('x', 301) : p.ParameterType == typeof(string) ? "x" : Activator.CreateInstance(p.ParameterType)).ToArray();
            await connection.SendCoreAsync(method.Name, arguments);
            await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/nergens")]
    [InlineData("/api/v1/questions")]
    public async Task A_request_of_more_than_a_megabyte_is_refused_in_a_few_words(string path)
    {
        using var api = path.StartsWith("/api", StringComparison.Ordinal) ? await app.ApiAs("Grote Griet") : app.ApiVisitor();
        using var body = path.StartsWith("/api", StringComparison.Ordinal)
            ? (HttpContent)JsonContent.Create(new { body = new string('x', 2_000_000) })
            : new FormUrlEncodedContent([new("Email", new string('x', 2_000_000) + " @example.org")]);
        using var answer = await api.PostAsync(path, body);

        Assert.Contains((int)answer.StatusCode, (int[])[400, 404, 405, 413]);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 0, 100_000);
    }

    [Fact]
    public async Task A_form_that_is_too_long_comes_back_with_what_was_typed_and_the_reason()
    {
        using var member = await app.As("Lies");
        var form = await member.Get("/my/profile");
        var page = await member.Submit(form, "form[method=post]:has([name=About])", new Dictionary<string, string> { ["About"] = "Begin " + new string('x', 400), ["Name"] = "Lies" }, HttpStatusCode.BadRequest);

        Assert.Contains("Begin xxx", page.Document.QuerySelector("[name=About]")!.TextContent + page.Document.QuerySelector("[name=About]")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("300", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_to_no_page_of_ours_is_not_sent_back()
    {
        using var visitor = app.Visitor();
        using var form = new FormUrlEncodedContent([new("Body", string.Concat(Enumerable.Repeat("a \" ", 150_000)))]);
        using var answer = await visitor.Http.PostAsync("/nergens", form);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 0, 50_000);
    }

    [Fact]
    public async Task A_kept_form_with_the_longest_text_there_is_can_be_posted_again()
    {
        using var visitor = app.Visitor();
        var text = string.Concat(Enumerable.Repeat("\"é ", 16_000));
        using var form = new FormUrlEncodedContent([new("Body", text)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ask?handler=Submit") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await visitor.Http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var seal = System.Text.RegularExpressions.Regex.Match(html, "name=\"Sealed\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.InRange(seal.Length, text.Length, Web.Features.Accounts.PendingForms.LongestSealed);
    }

    private static Task<HttpResponseMessage> Send(HttpClient http, Act act, string token, string address) =>
        act.Method == "GET" ? http.GetAsync(address) : http.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

    private async Task<string> Address(string route)
    {
        var question = await app.Ask("Lange Lijs");
        return System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]+\}", question);
    }

    private static string Replace(string route, params string[] nameValueMore)
    {
        // Each name but the second, which is the value.
        foreach (var name in nameValueMore.Where((_, i) => i != 1))
            route = System.Text.RegularExpressions.Regex.Replace(route, $@"\{{{name}[^}}]*\}}", nameValueMore[1], System.Text.RegularExpressions.RegexOptions.IgnoreCase);
        return System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]+\}", "0000000000");
    }
}

/// <summary>More forms are sent to it in a minute than anybody may send.</summary>
public sealed class UnhurriedApp : PlatformApp
{
    public UnhurriedApp()
    {
        Settings["Moderation:ApprovedBeforeTrust"] = "0";
        foreach (var limit in new[] { "Writing", "Account", "Strangers", "Guests", "Previews", "Api" })
            Settings[$"RateLimits:{limit}"] = "1000000";
    }
}
