using Platform.Benchmarks.Live;

namespace Platform.Benchmarks.Growth;

/// <param name="Processor">Processor time of the site for one answer.</param>
/// <param name="Statements">Statements for one answer.</param>
/// <param name="InStatements">Their time until the first row, together.</param>
internal sealed record PageCost(string Page, TimeSpan Processor, double Statements, TimeSpan InStatements);

/// <summary>Requests each page many times from a site that caches nothing, each time another one of its kind.</summary>
internal sealed class PageCosts : IDisposable
{
    private const int Requests = 60, Different = 200;

    private static readonly string[] Queries = ["paspoort kwijt", "subsidie aanvragen", "vervoer leerlingen", "wat kost een paspoort", "woning huren"];

    private readonly Forum _forum;
    private readonly Statements _statements;
    private readonly HttpClient _http;
    private readonly List<PageCost> _found = [];
    private string? _member, _moderator;

    private PageCosts(Forum forum, Statements statements)
    {
        (_forum, _statements) = (forum, statements);
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = forum.Site.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(5) };
    }

    public static async Task<IReadOnlyList<PageCost>> Measure(string folder, string shared, int posts)
    {
        var file = Path.Combine(folder, "statements");
        Environment.SetEnvironmentVariable(Growth.Statements.Variable, file);
        using var forum = Forum.Start(folder, shared, "--Platform:CacheMegabytes=0", "--Database:StartWithin=00:10:00");
        using var statements = Growth.Statements.Read(file);
        using var costs = new PageCosts(forum, statements);
        using var archive = Archive.Open(folder);
        await costs.UntilIndexed();
        await costs.Prepare(archive, posts);
        // The first round only lets the runtime compile what the pages need.
        await costs.Measure(archive);
        costs._found.Clear();
        await costs.Measure(archive);
        return costs._found;
    }

    public void Dispose() => _http.Dispose();

    private async Task Prepare(Archive archive, int posts)
    {
        var member = (await _forum.Members(1))[0];
        var key = archive.Read($"SELECT Id FROM Accounts WHERE Email = '{member.Email}'")[0];
        archive.Copy("Notifications", $"LIMIT {Math.Max(30, posts / 500)}", ("Key", "again(Key, -99)"), ("MemberKey", $"'{key}'"));
        archive.Do($"INSERT OR IGNORE INTO ReadingPositions (MemberKey, ThreadKey, Place, At) SELECT '{key}', Key, Sequence / 2, '2026-11-01 00:00:00' FROM Threads LIMIT {Math.Max(30, posts / 1000)}");
        (_member, _moderator) = (member.Cookie, await _forum.SignIn(Forum.Moderator));
    }

    private async Task Measure(Archive archive)
    {
        List<string> Some(string sql, string path) => archive.Read($"{sql} LIMIT {Different}").ConvertAll(k => path.Replace("{key}", k, StringComparison.Ordinal));
        var threads = "SELECT Key FROM Threads WHERE CommentCount BETWEEN 4 AND 20";
        var longThreads = "SELECT Key FROM Threads WHERE CommentCount > 250";
        await Page("home, visitor", ["/"]);
        await Page("home, member", ["/"], _member);
        await Page("questions", ["/questions"]);
        await Page("questions without an answer", ["/questions?state=open"]);
        await Page("questions, page 10", ["/questions?page=10"]);
        await Page("articles", ["/articles"]);
        await Page("topics", ["/tags"]);
        await Page("a topic", Some("SELECT TagKey FROM ContributionTags GROUP BY TagKey ORDER BY count(*) DESC", "/tags/{key}"));
        await Page("a member", Some("SELECT Key FROM Members", "/members/{key}"));
        await Page("organisations", ["/organisations"]);
        await Page("an organisation", Some("SELECT OrganisationKey FROM Contributions WHERE OrganisationKey IS NOT NULL GROUP BY OrganisationKey", "/organisations/{key}"));
        await Page("thread, visitor", Some(threads, "/questions/{key}"));
        await Page("thread, member", Some(threads, "/questions/{key}"), _member);
        await Page("thread of 300 posts, first part", Some(longThreads, "/questions/{key}"));
        await Page("thread of 300 posts, last part", Some(longThreads, "/questions/{key}?end"));
        await Page("notifications", ["/notifications"], _member);
        await Page("my work", ["/my/work"], _member);
        await Page("queue", ["/review"], _moderator);
        await Page("search, visitor", [.. Queries.Select(q => "/search?q=" + Uri.EscapeDataString(q))]);
    }

    private async Task Page(string name, List<string> paths, string? cookie = null)
    {
        if (paths.Count == 0) throw new InvalidOperationException($"There is no page of the kind: {name}.");
        for (var i = 0; i < Requests; i++) await Get(paths[(i + (Different / 2)) % paths.Count], cookie);
        var (processor, statements) = (_forum.Site.Processor, _statements.Now());
        for (var i = 0; i < Requests; i++) await Get(paths[i % paths.Count], cookie);
        var after = _statements.Now();
        _found.Add(new PageCost(name, (_forum.Site.Processor - processor) / Requests, (after.Number - statements.Number) / (double)Requests, (after.Took - statements.Took) / Requests));
    }

    private async Task Get(string path, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using var answer = await _http.SendAsync(request);
        if ((int)answer.StatusCode != 200) throw new InvalidOperationException($"{(int)answer.StatusCode} {path}");
        await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The index is complete when the site has used no processor for three seconds after it said that it is ready.</summary>
    private async Task UntilIndexed()
    {
        while ((int)(await _http.GetAsync("/readyz")).StatusCode != 200) await Task.Delay(500);
        for (var (quiet, before) = (0, _forum.Site.Processor); quiet < 3; before = _forum.Site.Processor)
        {
            await Task.Delay(1000);
            quiet = _forum.Site.Processor - before < TimeSpan.FromMilliseconds(50) ? quiet + 1 : 0;
        }
    }
}
