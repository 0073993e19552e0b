using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Tests.Support;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Members;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Tests.Changes;

/// <summary>Members who keep writing through the API, whichever node answers and whatever happens to it.</summary>
internal sealed class WriteStream(string token, int seed, Func<Node?> node)
{
    private readonly ConcurrentQueue<string> _questions = [];
    private readonly List<Task> _writers = [];
    private volatile bool _stopped;
    private int _written;

    /// <summary>Number of writes that were confirmed with 201 or 200, so they must be stored.</summary>
    public int Written => _written;

    /// <summary>Keys of the questions that were confirmed with 201.</summary>
    public IReadOnlyCollection<string> Questions => _questions;

    /// <summary>Makes a token of a moderator, whose texts are public at once, in a database that no node has open yet.</summary>
    public static async Task<string> TokenIn(TestDatabase database)
    {
        await using var db = database.Open();
        var member = new Member(ShortKey.New(), "Wie Schrijft", MemberRoles.Moderator, DateTime.UnixEpoch);
        var (token, secret) = ApiToken.New(member.Key, "writers", TokenScope.Moderate, ApiToken.UsualDays, TimeProvider.System.UtcNow());
        db.AddRange(member, new Account(member, "schrijver@example.org"), token);
        await db.SaveChangesAsync();
        return secret;
    }

    /// <param name="pause">The pause of each writer between two writes; none by default.</param>
    public void Start(int writers, TimeSpan pause = default) =>
        _writers.AddRange(Enumerable.Range(0, writers).Select(i => Task.Run(() => Write(new Random(seed + i), pause))));

    public async Task Stop()
    {
        _stopped = true;
        await Task.WhenAll(_writers);
    }

    /// <summary>Asks, replies or edits; the random generator decides which.</summary>
    public async Task<bool> WriteOnce(Node to, Random random)
    {
        var old = _questions.ToArray() is { Length: > 0 } all ? all[random.Next(all.Length)] : null;
        return random.Next(10) switch
        {
            < 5 => await Ask(to, random),
            < 8 when old is not null => await Send(to, HttpMethod.Post, $"/api/v1/threads/{old}/posts", new { kind = "answer", body = Words(random) }) is not null,
            >= 8 when old is not null => await Edit(to, old, random),
            _ => await Ask(to, random),
        };
    }

    private async Task Write(Random random, TimeSpan pause)
    {
        while (!_stopped)
        {
            try
            {
                if (node() is { } to)
                    await WriteOnce(to, random);
                else
                    await Task.Delay(20);
                await Task.Delay(pause);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The node was killed; it is unknown whether it had stored this.
                await Task.Delay(20);
            }
        }
    }

    private async Task<bool> Ask(Node to, Random random)
    {
        if (await Send(to, HttpMethod.Post, "/api/v1/questions", Question(random)) is not { } made)
            return false;
        _questions.Enqueue(made.GetProperty("key").GetString()!);
        return true;
    }

    private async Task<bool> Edit(Node to, string key, Random random)
    {
        using var read = await to.Http.GetAsync($"/api/v1/contributions/{key}");
        if (!read.IsSuccessStatusCode)
            return false;
        var version = (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();
        return await Send(to, HttpMethod.Put, $"/api/v1/contributions/{key}", Question(random, version)) is not null;
    }

    private async Task<JsonElement?> Send(Node to, HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await to.Http.SendAsync(request);
        // Somebody else edited it in between.
        if (answer.StatusCode == HttpStatusCode.Conflict)
            return null;
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode} {method} {path}: {text}\n{to.Output}");
        Interlocked.Increment(ref _written);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private static object Question(Random random, int? version = null) => new
    {
        version,
        title = $"Vraag over {Words(random, 3)}?",
        body = Words(random),
        language = random.Next(4) == 0 ? "en" : "nl",
        tags = new[] { "paspoort", "rijbewijs", "subsidie" }[..random.Next(4)],
        audience = random.Next(5) == 0 ? "members" : "everyone",
        submit = true,
    };

    private static string Words(Random random, int count = 30) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => $"woord{random.Next(5000)}"));
}
