namespace Platform.Benchmarks.Live;

/// <summary>
/// Measures the page of a question with twenty replies of real length, in turn with an endpoint that has the same bytes in memory.
/// </summary>
internal sealed class Pages(Forum forum, Server limit)
{
    private const int Posts = 20, Turns = 5;
    private static readonly TimeSpan During = TimeSpan.FromSeconds(3);

    public async Task Measure()
    {
        var thread = await forum.Ask("Hoe snel is een pagina met twintig reacties?");
        for (var i = 0; i < Posts; i++) await forum.Reply(thread);
        var page = $"/questions/{thread}";
        await Compare("signed out", page, null, "/page", null, 0.5);

        var cookie = await forum.SignIn();
        using var signIn = await limit.Http.PostAsync("/sign-in", null);
        var bare = signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await Compare("signed in", page, cookie, "/member-page", bare, 0.35);
    }

    private async Task Compare(string who, string page, string? cookie, string barePage, string? bareCookie, double goal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using var answer = await forum.Site.Http.SendAsync(request);
        var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        using var put = await limit.Http.PutAsync("/page", new ByteArrayContent(bytes));

        var ours = new Clients(forum.Site.Http.BaseAddress!, page, cookie);
        var best = new Clients(limit.Http.BaseAddress!, barePage, bareCookie);
        await Warm(ours);
        await Warm(best);
        var (site, bare) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            site.Add(await ours.Measure(During));
            bare.Add(await best.Measure(During));
        }
        var ratios = site.Zip(bare, (a, b) => a / b).Order().ToList();
        Figures.Line($"\npage {who}, {bytes.Length / 1024.0:0.0} KB: site {site.Order().ElementAt(Turns / 2):N0} a second, limit {bare.Order().ElementAt(Turns / 2):N0}; ratio {ratios[Turns / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00}), goal {goal:0.00}");
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
