using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Benchmarks.Live;

/// <summary>The site with one moderator, who writes in its threads, and one member, who reads them.</summary>
internal sealed partial class Forum : IDisposable
{
    private const string Email = "live@example.org", Reader = "reader@example.org", Password = "Welkom-bij-platform-O-1";

    private readonly HttpClient _api;
    private readonly string[] _texts;
    private int _written;

    private Forum(Server site, string token, string[] texts)
    {
        Site = site;
        _texts = texts;
        _api = new HttpClient { BaseAddress = site.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Server Site { get; }

    public static Forum Start(string folder, string shared)
    {
        Server.Command(folder, "user", "add", "--email", Email, "--name", "Meting", "--role", "moderator", "--password", Password);
        Server.Command(folder, "user", "add", "--email", Reader, "--name", "Lezer", "--role", "member", "--password", Password);
        var token = Server.Command(folder, "token", "add", "--email", Email);
        return new Forum(Server.StartSite(folder), token, Texts(Path.Combine(shared, "corpus", "rijksoverheid-questions.jsonl")));
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

    /// <returns>The cookies of the member who reads.</returns>
    public async Task<string> SignIn()
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Site.Http.BaseAddress };
        var page = await http.GetStringAsync("/account/sign-in");
        var fields = Field().Matches(page).Select(f => (Name: f.Groups["name"].Value, Value: f.Groups["value"].Value)).Where(f => f.Name.StartsWith("__", StringComparison.Ordinal)).Distinct()
            .ToDictionary(f => f.Name, f => f.Value);
        fields["Form.Email"] = fields["Email"] = Reader;
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
