using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Benchmarks.Live;

/// <summary>The site with one moderator, who writes in its threads, and members, who read them.</summary>
internal sealed partial class Forum : IDisposable
{
    public const string Moderator = "live@example.org";

    private const string Password = "Welkom-bij-platform-O-1";

    private readonly string _folder;
    private readonly HttpClient _api;
    private readonly string[] _texts;
    private int _written;

    private Forum(string folder, Server site, string token, string[] texts)
    {
        _folder = folder;
        Site = site;
        _texts = texts;
        _api = new HttpClient { BaseAddress = site.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Server Site { get; }

    /// <param name="settings">Further settings of the site.</param>
    public static Forum Start(string folder, string shared, params string[] settings)
    {
        Server.Command(folder, "user", "add", "--email", Moderator, "--name", "Meting", "--role", "moderator", "--password", Password);
        var token = Server.Command(folder, "token", "add", "--email", Moderator);
        return new Forum(folder, Server.StartSite(folder, settings), token, Texts(Path.Combine(shared, "corpus", "rijksoverheid-questions.jsonl")));
    }

    /// <returns>The key of the question.</returns>
    public async Task<string> Ask(string title)
    {
        var made = await Post("/api/v1/questions", new { title, body = "Wie heeft hier ervaring mee?", language = "nl", tags = Array.Empty<string>(), audience = "everyone", byLayerOnly = false, submit = true });
        return made.GetProperty("key").GetString()!;
    }

    /// <summary>Posts a real answer, preceded by <paramref name="mark"/>.</summary>
    /// <returns>The sequence of the thread after it.</returns>
    public async Task<long> Reply(string thread, string mark = "")
    {
        var text = _texts[Interlocked.Increment(ref _written) % _texts.Length];
        var made = await Post($"/api/v1/threads/{thread}/posts", new { kind = "comment", body = mark.Length == 0 ? text : $"{mark} {text}" });
        return made.GetProperty("sequence").GetInt64();
    }

    /// <summary>Makes members, each signed in with a browser.</summary>
    public async Task<IReadOnlyList<(string Email, string Cookie)>> Members(int count)
    {
        var members = new List<(string Email, string Cookie)>();
        for (var i = 0; i < count; i++)
        {
            var email = $"reader{i}@example.org";
            Server.Command(_folder, "user", "add", "--email", email, "--name", $"Lezer {i}", "--role", "member", "--password", Password);
            members.Add((email, await SignIn(email)));
        }
        return members;
    }

    /// <summary>Lets a member do one thing in a thread: write a post, find one useful, or keep a draft.</summary>
    public async Task TakePart((string Email, string Cookie) member, string thread, int number)
    {
        if (number % 3 == 2)
        {
            await KeepDraft(member.Cookie, thread, _texts[number]);
            return;
        }
        var token = Server.Command(_folder, "token", "add", "--email", member.Email);
        var answer = await Site.Http.GetFromJsonAsync<JsonElement>($"/api/v1/threads/{thread}/changes?after=0");
        var posts = answer.GetProperty("changes").EnumerateArray().Where(change => change.TryGetProperty("post", out _)).ToList();
        var post = posts[number % 10].GetProperty("post").GetProperty("key").GetString();
        var (method, path, content) = number % 3 == 0
            ? (HttpMethod.Post, $"/api/v1/threads/{thread}/posts", (object)new { kind = "comment", body = _texts[number] })
            : (HttpMethod.Put, $"/api/v1/threads/{thread}/posts/{post}/vote", new { useful = true });
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(content) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var done = await Site.Http.SendAsync(request);
        if (!done.IsSuccessStatusCode) throw new InvalidOperationException($"{done.StatusCode} {path} {await done.Content.ReadAsStringAsync()}");
    }

    private async Task KeepDraft(string cookie, string thread, string text)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Site.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var token = Field().Matches(await http.GetStringAsync($"/threads/{thread}/reply")).First(f => f.Groups["name"].Value.StartsWith("__", StringComparison.Ordinal)).Groups["value"].Value;
        using var answer = await http.PostAsync($"/threads/{thread}/reply?handler=draft", new FormUrlEncodedContent(new Dictionary<string, string> { ["Body"] = text, ["__RequestVerificationToken"] = token }));
        if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"Could not keep a draft: {answer.StatusCode}");
    }

    public async Task PostEachSecond(string thread, CancellationToken cancel)
    {
        using var each = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!cancel.IsCancellationRequested)
        {
            await Reply(thread);
            await each.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <returns>The cookies of that member.</returns>
    public async Task<string> SignIn(string email)
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Site.Http.BaseAddress };
        var page = await http.GetStringAsync("/account/sign-in");
        var fields = Field().Matches(page).Select(f => (Name: f.Groups["name"].Value, Value: f.Groups["value"].Value)).Where(f => f.Name.StartsWith("__", StringComparison.Ordinal)).Distinct()
            .ToDictionary(f => f.Name, f => f.Value);
        fields["Form.Email"] = fields["Email"] = email;
        fields["Form.Password"] = fields["Password"] = Password;
        using var answer = await http.PostAsync("/account/sign-in", new FormUrlEncodedContent(fields));
        if ((int)answer.StatusCode != 302) throw new InvalidOperationException($"Could not sign in: {answer.StatusCode}");
        return handler.CookieContainer.GetCookieHeader(Site.Http.BaseAddress!);
    }

    public void Dispose()
    {
        _api.Dispose();
        Site.Dispose();
    }

    private async Task<JsonElement> Post(string path, object content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(content) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await _api.SendAsync(request);
        if ((int)answer.StatusCode != 201) throw new InvalidOperationException($"{answer.StatusCode} {path} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Reads real answers by people of ministries: the median is 1,567 characters, and nine in ten have 200 to 3,400.</summary>
    private static string[] Texts(string file) =>
    [
        .. File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("answers", out _))
            .SelectMany(line => line.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("body").GetString()!)),
    ];

    [GeneratedRegex("""<input[^>]* name="(?<name>[^"]+)"[^>]* value="(?<value>[^"]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
