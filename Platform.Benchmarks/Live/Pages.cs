namespace Platform.Benchmarks.Live;

/// <summary>
/// Measures the page of a question with twenty replies of real length, in turn with an endpoint that has the same bytes in memory.
/// </summary>
internal sealed class Pages(Forum forum, Server limit)
{
    private const string Search = "/search?q=paspoort";
    private const int Posts = 20, Turns = 5, Members = 30, TookPart = 12;
    private static readonly TimeSpan During = TimeSpan.FromSeconds(3);

    public async Task Measure()
    {
        var thread = await forum.Ask("Hoe snel is een pagina met twintig reacties?");
        for (var i = 0; i < Posts; i++) await forum.Reply(thread);
        var page = $"/questions/{thread}";
        using var signIn = await limit.Http.PostAsync("/sign-in", null);
        var bare = signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        await Compare("signed out", page, [null], "/page", null, 0.5);
        var members = await forum.Members(Members);
        var readers = members.Take(Members - TookPart).Select(m => (string?)m.Cookie).ToList();
        var others = members.Skip(Members - TookPart).ToList();
        await Compare($"of {readers.Count} members who read", page, readers, "/member-page", bare, 0.5);
        for (var i = 0; i < others.Count; i++)
            await forum.TakePart(others[i], thread, i);
        await Compare($"of {others.Count} members who wrote, voted or have a draft there", page, [.. others.Select(m => m.Cookie)], "/member-page", bare, 0.4);
        await Compare("of a moderator", page, [await forum.SignIn(Forum.Moderator)], "/member-page", bare, 0.3);
        using var debate = new CancellationTokenSource();
        var posts = forum.PostEachSecond(thread, debate.Token);
        await Compare($"of {members.Count} members while a post comes in each second", page, [.. members.Select(m => m.Cookie)], "/member-page", bare, null);
        await debate.CancelAsync();
        await posts;
    }

    /// <summary>Pages that change seldom, for visitors.</summary>
    public async Task MeasureLists()
    {
        // A search without a result is not cached.
        var question = await forum.Ask("Hoe vraag ik een paspoort aan?");
        while (!(await forum.Site.Http.GetStringAsync(Search)).Contains($"/questions/{question}", StringComparison.Ordinal)) await Task.Delay(100);
        foreach (var page in new[] { "/", "/questions", "/articles", "/organisations", Search })
            await Compare($"{page} signed out", page, [null], "/page", null, 0.5);
    }

    private async Task Compare(string who, string page, List<string?> cookies, string barePage, string? bareCookie, double? goal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (cookies[0] is { } cookie) request.Headers.Add("Cookie", cookie);
        using var answer = await forum.Site.Http.SendAsync(request);
        var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        using var put = await limit.Http.PutAsync("/page", new ByteArrayContent(bytes));

        var ours = new Clients(forum.Site.Http.BaseAddress!, page, cookies);
        var best = new Clients(limit.Http.BaseAddress!, barePage, [bareCookie]);
        await Warm(ours);
        await Warm(best);
        var (site, bare) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            site.Add(await ours.Measure(During));
            bare.Add(await best.Measure(During));
        }
        var ratios = site.Zip(bare, (a, b) => a / b).Order().ToList();
        Figures.Line($"\npage {who}, {bytes.Length / 1024.0:0.0} KB: site {site.Order().ElementAt(Turns / 2):N0} a second, limit {bare.Order().ElementAt(Turns / 2):N0}; ratio {ratios[Turns / 2]:0.000} ({ratios[0]:0.000} to {ratios[^1]:0.000}){(goal is null ? "" : $", goal {goal:0.00}")}");
    }

    /// <summary>Repeats requests until the rate has not grown for three turns, so that all code is fully compiled.</summary>
    private static async Task Warm(Clients clients)
    {
        var best = 0.0;
        for (int since = 0, turn = 0; since < 3 && turn < 30; turn++)
        {
            var rate = await clients.Measure(During);
            since = rate > 1.03 * best ? 0 : since + 1;
            best = Math.Max(best, rate);
        }
    }
}
