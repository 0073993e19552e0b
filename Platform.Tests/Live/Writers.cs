using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Live;

/// <summary>
/// People who act in the thread of a <see cref="LiveSite"/> over a bad network, through the API and through the forms of the pages.
/// </summary>
public sealed class Writers : IDisposable
{
    private readonly LiveSite _site;
    private readonly Uri _address;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, string> _posts = [];
    private readonly ConcurrentDictionary<string, int> _done = [];
    private int _number;

    /// <param name="at">The address of one node; null for the address before all nodes.</param>
    public Writers(LiveSite site, Uri? at = null)
    {
        (_site, _address) = (site, at ?? site.Address);
        _http = new HttpClient { BaseAddress = _address, Timeout = TimeSpan.FromSeconds(15) };
    }

    /// <summary>The accepted posts: key and author.</summary>
    public IReadOnlyDictionary<string, string> Posts => _posts;

    /// <summary>How often each act succeeded.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>Sends the post, always with the same key, until the server answers 201. It is then stored once.</summary>
    public async Task<string> Post(string name, string kind = "answer", string? text = null, string? replyTo = null)
    {
        var body = text ?? $"Tekst *{Interlocked.Increment(ref _number)}*.";
        var key = Guid.NewGuid().ToString();
        var refused = 0;
        while (true)
        {
            using var answer = await Send(name, "posts", new { kind, body, replyTo, byLayerOnly = name.StartsWith("Dora", StringComparison.Ordinal) }, key);
            // There was no answer, or the thread is closed for a while. The request that opens it again may have been lost.
            if (answer is null || (int)answer.StatusCode >= 500 || (answer.StatusCode == System.Net.HttpStatusCode.BadRequest && ++refused < 300))
            {
                if (refused > 0 && refused % 50 == 0)
                    await Unlock();
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

    /// <summary>Does one random act of a random person. With a bad network it may fail.</summary>
    public async Task Act(Random random, string? by = null)
    {
        var name = by ?? _site.People.Keys.ElementAt(random.Next(_site.People.Count));
        var known = _posts.ToArray();
        var (post, author) = known.Length == 0 ? new(null!, name) : known[random.Next(known.Length)];
        var (thread, text) = ($"/threads/{_site.Thread}", $"Andere tekst **{Interlocked.Increment(ref _number)}**.");
        await (random.Next(100) switch
        {
            < 50 => Reply(),
            _ when known.Length == 0 => Reply(),
            < 62 => Form(author, $"{thread}/posts/{post}/edit", "#edit", "edit", new() { ["Body"] = text }),
            < 68 => Form(author, $"{thread}/posts/{post}/withdraw", "#withdraw", "withdraw", []),
            < 76 => Accept(random.Next(4) == 0 ? null : post),
            < 86 => Form(name, $"/questions/{_site.Thread}", "#vote", "vote", new() { ["post"] = post }),
            < 91 => Form("Rita", $"{thread}/posts/{post}/moderate", "#hide", "hide", new() { ["Reason"] = "Tone", ["Words"] = "Even niet." }),
            < 94 => Form("Rita", $"{thread}/posts/{post}/moderate", "#show", "show", new() { ["Words"] = "Toch wel." }),
            < 96 => Form("Rita", $"{thread}/posts/{post}/move", "#move", "move", new() { ["Target"] = $"{_site.Address}questions/{_site.Elsewhere}", ["Words"] = "Hoort daar." }),
            < 98 => Form("Aad", $"{thread}/conclusion", "#conclude", "conclude", new() { ["Body"] = $"{text} Zie {_site.Address}threads/{_site.Thread}/posts/{post}." }),
            _ => LockAWhile(),
        });

        Task Reply() => Post(name, random.Next(4) switch { 0 => "comment", 1 => "counter-view", _ => "answer" }, replyTo: random.Next(4) == 0 ? post : null);
    }

    private async Task Accept(string? post)
    {
        using var answer = await Send("Aad", "accepted", new { post }, null);
        if (answer is { IsSuccessStatusCode: true })
            Count("accept");
    }

    private async Task LockAWhile()
    {
        // Unlock even without an answer, because the thread may have been closed all the same.
        await Form("Rita", $"/threads/{_site.Thread}/lock", "#lock", "lock", new() { ["Words"] = "Even rust." });
        await Task.Delay(200);
        await Unlock();
    }

    /// <summary>Opens the thread. The form shows which act it does, so this also works when the thread was closed twice at once.</summary>
    private async Task Unlock()
    {
        using var browser = Browser("Rita");
        for (var tried = 0; tried < 200; tried++)
        {
            try
            {
                var page = await browser.Get($"/threads/{_site.Thread}/lock");
                if (page.Html.Contains("handler=Lock", StringComparison.Ordinal))
                    return;
                await browser.Submit(page, "#lock", new Dictionary<string, string> { ["Words"] = "Verder." });
            }
            catch (Exception e) when (IsOfTheRoad(e))
            {
                await Task.Delay(100);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> Form(string name, string page, string form, string act, Dictionary<string, string> typed)
    {
        try
        {
            using var browser = Browser(name);
            await browser.Submit(await browser.Get(page), form, typed);
            Count(act);
            return true;
        }
        catch (Exception e) when (IsOfTheRoad(e))
        {
            // Cut, or refused because somebody withdrew, hid or edited it first.
            return false;
        }
    }

    private PlatformClient Browser(string name)
    {
        var browser = new PlatformClient(_address);
        var cookie = _site.People[name].Cookie.Split('=', 2);
        browser.SetCookie(cookie[0], cookie[1]);
        return browser;
    }

    private static bool IsOfTheRoad(Exception e) => e is HttpRequestException or OperationCanceledException or IOException or InvalidOperationException or System.Net.Sockets.SocketException;

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
        catch (Exception e) when (IsOfTheRoad(e))
        {
            return null;
        }
    }

    private void Count(string act) => _done.AddOrUpdate(act, 1, (_, n) => n + 1);
}
