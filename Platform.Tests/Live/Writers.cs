using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Live;

/// <summary>People who act in the thread of a <see cref="LiveSite"/> over a bad road: by API, and by the forms of the pages.</summary>
public sealed class Writers : IDisposable
{
    private readonly LiveSite _site;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, string> _posts = [];
    private readonly ConcurrentDictionary<string, int> _done = [];
    private int _number;

    public Writers(LiveSite site)
    {
        _site = site;
        _http = new HttpClient { BaseAddress = site.Address, Timeout = TimeSpan.FromSeconds(15) };
    }

    /// <summary>Of each post the server said it took: its key, and who wrote it.</summary>
    public IReadOnlyDictionary<string, string> Posts => _posts;

    /// <summary>How often each act succeeded.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>Sends until the server says 201, always with the same key: then it is there, once.</summary>
    public async Task<string> Post(string name, string kind = "answer", string? text = null, string? replyTo = null)
    {
        var body = text ?? $"Tekst {Interlocked.Increment(ref _number)} van *{name}*.";
        var key = Guid.NewGuid().ToString();
        while (true)
        {
            using var answer = await Send(name, "posts", new { kind, body, replyTo, byLayerOnly = name.StartsWith("Dora", StringComparison.Ordinal) }, key);
            if (answer is null || (int)answer.StatusCode >= 500)
            {
                await Task.Delay(100);
                continue;
            }

            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, $"{answer.StatusCode}: {said}");
            using var json = JsonDocument.Parse(said);
            var post = json.RootElement.GetProperty("key").GetString()!;
            _posts[post] = name;
            Count(kind);
            return post;
        }
    }

    /// <summary>One act of somebody, at random; on a bad road it may come to nothing.</summary>
    public async Task Act(Random random)
    {
        var name = _site.People.Keys.ElementAt(random.Next(_site.People.Count));
        var known = _posts.ToArray();
        var (post, author) = known.Length == 0 ? new(null!, name) : known[random.Next(known.Length)];
        switch (random.Next(100))
        {
            case < 55:
            case var _ when known.Length == 0:
                await Post(name, random.Next(4) switch { 0 => "comment", 1 => "counter-view", _ => "answer" }, replyTo: random.Next(4) == 0 ? post : null);
                break;
            case < 75:
                await Form(author, $"/threads/{_site.Thread}/posts/{post}/edit", "#edit", "edit", new() { ["Body"] = $"Bewerkt {Interlocked.Increment(ref _number)}: **{name}**." });
                break;
            case < 83:
                await Form(author, $"/threads/{_site.Thread}/posts/{post}/edit", "#withdraw", "withdraw", []);
                break;
            default:
                using (var answer = await Send("Aad", "accepted", new { post = random.Next(4) == 0 ? null : post }, null))
                {
                    if (answer is { IsSuccessStatusCode: true })
                        Count("accept");
                }

                break;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task Form(string name, string page, string form, string act, Dictionary<string, string> typed)
    {
        try
        {
            using var browser = new PlatformClient(_site.Address);
            var cookie = _site.People[name].Cookie.Split('=', 2);
            browser.SetCookie(cookie[0], cookie[1]);
            await browser.Submit(await browser.Get(page), form, typed);
            Count(act);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // Cut, or refused: somebody withdrew or edited it first.
        }
    }

    private async Task<HttpResponseMessage?> Send(string name, string what, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{_site.Thread}/{what}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _site.People[name].Token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        try
        {
            return await _http.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private void Count(string act) => _done.AddOrUpdate(act, 1, (_, n) => n + 1);
}
