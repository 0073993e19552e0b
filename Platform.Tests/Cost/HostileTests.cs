using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Platform.Tests.Support;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Members;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;
using Xunit.Abstractions;

namespace Platform.Tests.Cost;

/// <summary>
/// A node of 512 MB among people who mean it harm, for an hour or for PLATFORM_HOSTILE_MINUTES. It may refuse them all; it may
/// not fall over, and when they have gone it serves as before.
/// </summary>
[Collection(Node.OneAtATime)]
public sealed class HostileTests(ITestOutputHelper output)
{
    private const long Memory = 512L * 1024 * 1024;
    private const int Attackers = 12;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(
        double.Parse(Environment.GetEnvironmentVariable("PLATFORM_HOSTILE_MINUTES") ?? "60", CultureInfo.InvariantCulture));

    [Fact, Trait("Category", "Long"), Trait("Suite", "hostile")]
    public async Task A_node_of_512_MB_still_serves_after_an_hour_of_hostile_requests()
    {
        await using var database = await TestDatabase.Create();
        var token = await AddMember(database);
        await using var node = Node.StartWithin(Memory, database, "Moderation:ApprovedBeforeTrust=0");
        await node.Listens(token);
        await node.CaughtUp();
        await Works(node, "before");

        var until = TimeProvider.System.GetUtcNow() + Longest;
        var counts = new Dictionary<string, int>();
        await Task.WhenAll(Enumerable.Range(0, Attackers).Select(seed => Task.Run(() => Attack(node, token, new Random(seed), until, counts))));
        output.WriteLine($"{counts.Values.Sum()} requests in {Longest}; at most {node.MostMemory / 1024 / 1024} MB");
        foreach (var (what, count) in counts.OrderByDescending(c => c.Value))
            output.WriteLine($"{count,8} {what}");

        Assert.False(node.HasEnded, node.Output);
        Assert.DoesNotContain("OutOfMemoryException", node.Output, StringComparison.Ordinal);
        await node.Eventually(async () => (await node.Http.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK);
        await Works(node, "after");
        Assert.True(counts.Values.Sum() > Longest.TotalMinutes * 60, "Fewer than one request a second is no attack.");
    }

    private static async Task Works(Node node, string word)
    {
        using var posted = await node.Http.PostAsJsonAsync("/api/v1/questions", new { title = $"Werkt het {word}zoeken", body = "Ja.", tags = new[] { "proef" } });
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        using var home = await node.Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        await node.Eventually(async () => await node.Found($"{word}zoeken") == 1);
    }

    private static async Task Attack(Node node, string token, Random random, DateTimeOffset until, Dictionary<string, int> counts)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = node.Http.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
        while (TimeProvider.System.GetUtcNow() < until && !node.HasEnded)
        {
            string what;
            try
            {
                using var answer = await (random.Next(9) switch
                {
                    // From each a different address, as long as a body may be.
                    0 => http.PostAsync("/account/sign-in", Form("Email", Long(random, 900_000) + "@example.org", "Password", "x")),
                    1 => http.PostAsync("/account/sign-in", Form("Email", $"{random.NextInt64()}@example.org", "Password", Long(random, 200))),
                    2 => http.PostAsync($"/{Long(random, 50)}", Form("Body", Long(random, 700_000).Replace('q', ' '))),
                    3 => http.PostAsync("/account/kept?to=%2Fask", Form("Body", Long(random, 190_000).Replace('q', ' '))),
                    4 => http.GetAsync("/search?q=" + Uri.EscapeDataString(Any(random, Dear.Queries))),
                    5 => http.GetAsync("/search/feed?q=" + Uri.EscapeDataString(Any(random, Dear.Queries) + random.Next(1000))),
                    6 => http.GetAsync($"/questions?before={new string('0', random.Next(4000))}{random.Next()}&lead={Long(random, 2000)}"),
                    7 => http.SendAsync(ByMember(token, "/api/v1/questions", new { title = Long(random, 100), body = Any(random, Dear.Texts), submit = random.Next(50) == 0 })),
                    _ => http.SendAsync(ByMember(token, "/api/v1/similar", new { title = Long(random, 200), body = Any(random, Dear.Texts) })),
                });
                what = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
                if (random.Next(40) == 0)
                    await LeaveHanging(node.Http.BaseAddress!);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException or SocketException)
            {
                what = e.GetType().Name;
            }

            lock (counts)
                counts[what] = counts.GetValueOrDefault(what) + 1;
        }
    }

    /// <summary>Begins a large request, and goes away in the middle of it.</summary>
    private static async Task LeaveHanging(Uri address)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /account/sign-in HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\nEmail={new string('x', 500_000)}"));
        await Task.Delay(100);
    }

    private static HttpRequestMessage ByMember(string token, string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        return request;
    }

    private static FormUrlEncodedContent Form(params string[] namesAndValues) => new(namesAndValues.Chunk(2).Select(f => KeyValuePair.Create(f[0], f[1])));

    private static string Long(Random random, int length) => new(random.GetItems<char>("abcdefghijklmnopq", length));

    private static string Any(Random random, IReadOnlyDictionary<string, string> of) => of.Values.ElementAt(random.Next(of.Count));

    private static async Task<string> AddMember(TestDatabase database)
    {
        await using var db = database.Open();
        var member = new Member(ShortKey.New(), "Kwaad Willend", MemberRoles.None, TimeProvider.System.GetUtcNow().UtcDateTime);
        var account = new Account(member, "kwaad@example.org");
        account.MoveTo("kwaad@example.org", "KWAAD@EXAMPLE.ORG");
        db.Users.Add(account);
        var (token, secret) = ApiToken.New(member.Key, "hostile", TokenScope.Write, ApiToken.UsualDays, TimeProvider.System.GetUtcNow().UtcDateTime);
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync();
        return secret;
    }
}
