using System.Globalization;
using Xunit.Abstractions;

namespace Platform.Tests.Cost;

/// <summary>
/// The dearest input there is has a bound: 100 ms of processor time for a page or form, 250 ms for a search, and 1 MB of answer,
/// on an archive of 1,500 texts; else it is refused. For every act of the application, whatever was added last.
/// </summary>
[Collection(Alone)]
public sealed class CostTests(CostApp app, ITestOutputHelper output) : IClassFixture<CostApp>
{
    public const string Alone = "processor time";

    private static readonly int[] Answers = [200, 201, 202, 204, 302, 400, 401, 403, 404, 405, 409, 413, 414, 429, 431];

    [Fact]
    public async Task The_dearest_address_of_every_page_has_a_bound()
    {
        await using var costs = new Costs(app);
        await costs.SignIn();
        // A copy of all that a member wrote is as long as what they wrote.
        var acts = (await AppActs.Of(app)).Where(a => a.Method == "GET" && a.Handler != "Export").ToList();
        Assert.True(acts.Count > 60, $"only {acts.Count} pages and endpoints were found");
        foreach (var act in acts)
        {
            await costs.Get(act, "", "as it is");
            if (act.Route == "/contributions/{key}/compare")
                await costs.Get(act, "from=1&to=2", "versions that differ everywhere");
            foreach (var input in act.Inputs.Where(i => !act.Route.Contains($"{{{i.Name.ToLowerInvariant()}", StringComparison.Ordinal)))
                foreach (var (name, value) in Some(Dear.Lines, act))
                    await costs.Get(act, $"{input.Name}={Uri.EscapeDataString(value)}", $"{input.Name}: {name}");
            // "page" is read by hand, and a thread's part.
            foreach (var name in (string[])["page", "before", "after", "post", "lead", "show", "version"])
                await costs.Get(act, $"{name}=99999999999", name);
        }

        Judge(costs, acts);
    }

    [Fact]
    public async Task The_dearest_query_has_a_bound()
    {
        await using var costs = new Costs(app);
        await costs.SignIn();
        var searches = (await AppActs.Of(app)).Where(a => a is { Method: "GET", Searches: true } && a.Inputs.Any(i => i.Name is "q" or "title")).ToList();
        Assert.Equal(["/api/v1/search", "/api/v1/similar", "/api/v1/suggest", "/search", "/search/feed", "/search/suggest"], searches.Select(a => a.Route).Order(StringComparer.Ordinal));
        foreach (var act in searches)
            foreach (var (name, query) in Dear.Queries.Concat(Dear.LongQueries))
                await costs.Get(act, $"{(act.Inputs.Any(i => i.Name == "q") ? "q" : "title")}={Uri.EscapeDataString(query)}", name);

        Judge(costs, searches);
    }

    [Fact]
    public async Task The_dearest_form_has_a_bound()
    {
        await using var costs = new Costs(app);
        await costs.SignIn();
        var acts = (await AppActs.Of(app)).Where(a => a is { Method: "POST", IsApi: false, Body: null } && !LeavesTheTest(a)).ToList();
        Assert.True(acts.Count > 60, $"only {acts.Count} forms were found");
        foreach (var act in acts)
        {
            await costs.Post(act, Fields(act), "empty");
            foreach (var input in act.Inputs.Where(i => i.IsString && i.Name is not ("Key" or "Form.ClientKey")))
                foreach (var (name, value) in Some(input.IsText ? Dear.Texts : Dear.Lines, act))
                    await costs.Post(act, Fields(act, input.Name, value), $"{input.Name}: {name}");
        }

        Judge(costs, acts);
    }

    [Fact]
    public async Task The_dearest_body_has_a_bound()
    {
        await using var costs = new Costs(app);
        await costs.SignIn();
        var acts = (await AppActs.Of(app)).Where(a => a.Body is not null).ToList();
        Assert.True(acts.Count >= 12, $"only {acts.Count} operations were found");
        foreach (var act in acts)
        {
            var inputs = AppActs.OfBody(act.Body!).ToList();
            foreach (var input in inputs.Where(i => i.IsString))
                foreach (var (name, value) in Some(input.IsText ? Dear.Texts : Dear.Lines, act).Where(l => input.IsText || l.Value.Length < 1000))
                    await costs.Send(act, Json(inputs, input, value), $"{input.Name}: {name}");
        }

        Judge(costs, acts);
    }

    private void Judge(Costs costs, IReadOnlyList<Act> acts)
    {
        output.WriteLine($"{costs.All.Count} requests to {acts.Count} acts. The dearest:");
        foreach (var cost in costs.All.OrderByDescending(c => c.Milliseconds).Take(25).Concat(costs.All.OrderByDescending(c => c.Bytes).Take(5)))
            output.WriteLine(cost.ToString());
        var most = acts.ToDictionary(a => a.ToString(), Costs.MostFor);
        Assert.Empty(costs.All
            .Where(c => c.Milliseconds > most.First(m => c.Request.StartsWith(m.Key + " ", StringComparison.Ordinal)).Value || c.Bytes > Costs.MostBytes || !Answers.Contains(c.Status))
            .OrderByDescending(c => c.Milliseconds).Select(c => c.ToString()));
    }

    /// <summary>
    /// All of them where a text is first made into HTML and compared; elsewhere the dearest and a share of the others, which is
    /// another share for each act and the same each time.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> Some(IReadOnlyDictionary<string, string> inputs, Act act)
    {
        const int Shares = 5;
        var all = act is { Route: "/preview" } or { Route: "/contributions/{key}/edit", Handler: "Preview" } or { Route: "/api/v1/contributions/{key}" };
        var share = act.ToString().Sum(c => c) % Shares;
        return inputs.Where((input, i) => all || i % Shares == share || Dear.Dearest.Contains(input.Key));
    }

    /// <summary>After these the person who tests would be somebody else, or nobody.</summary>
    private static bool LeavesTheTest(Act act) =>
        act is { Route: "/account/sign-out" or "/account/sessions" or "/my/data" };

    private static Dictionary<string, string> Fields(Act act, string? name = null, string? value = null)
    {
        var fields = act.Inputs.Where(i => i.Name.Length > 0).DistinctBy(i => i.Name).ToDictionary(i => i.Name, i => Plain(i.Type));
        // New for each: a draft of its own would be compared with the one before.
        if (act.Route is "/ask" or "/write" or "/experiences/new")
            fields["Key"] = "0000000000";
        else
            fields.Remove("Key");
        foreach (var optional in fields.Keys.Where(k => k is "Form.ReplyTo" or "Query" or "ReturnUrl" or "returnUrl" or "to" or "Code" or "Thread" or "post" or "organisation").ToList())
            fields.Remove(optional);
        if (name is not null)
            fields[name] = value!;
        return fields;
    }

    private static string Plain(Type type) =>
        type == typeof(bool) ? "false"
        : type.IsEnum ? Enum.GetNames(type)[0]
        : type.IsPrimitive ? 0.ToString(CultureInfo.InvariantCulture)
        : "een woord";

    private static Dictionary<string, object?> Json(IReadOnlyList<Input> inputs, Input dear, string value)
    {
        var body = inputs.ToDictionary(i => i.Name, i => i.Type == typeof(string) ? "een woord" : i.Type == typeof(bool) ? false : i.Type.IsPrimitive ? 0 : (object?)null);
        body["Language"] = "nl";
        body["Audience"] = null;
        body["Kind"] = "answer";
        body["ReplyTo"] = null;
        body["Submit"] = true;
        body[dear.Name] = AppActs.Sent(dear, value);
        return body;
    }
}

[CollectionDefinition(CostTests.Alone, DisableParallelization = true)]
public sealed class AloneInTheProcess;
