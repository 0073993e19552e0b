using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;

namespace Platform.Tests.Live;

/// <summary>A participant, who uses forms and pages with a cookie and the API with a token.</summary>
public sealed record Person(string Name, string MemberKey, string Cookie, string Token);

/// <summary>One or more nodes of one site, as processes, behind one address with network failures.</summary>
public sealed class LiveSite : IAsyncDisposable
{
    private readonly List<string> _settings = ["Moderation:ApprovedBeforeTrust=0", "RateLimits:Writing=1000000", "RateLimits:Strangers=1000000", "Logging:LogLevel:Microsoft=Warning", "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"];
    private readonly TrustingApp _app = new();
    private readonly List<Node?> _nodes = [];

    private LiveSite() => Road = new Relay(() => [.. _nodes.OfType<Node>().Select(n => n.Http.BaseAddress).OfType<Uri>()]);

    public Relay Road { get; }

    public Uri Address => Road.Address;

    public TestDatabase Database => _app.Database;

    public string Thread { get; private set; } = "";

    /// <summary>Another thread, to which posts are moved.</summary>
    public string Elsewhere { get; private set; } = "";

    public Dictionary<string, Person> People { get; } = [];

    /// <param name="writers">Number of members besides the asker (Aad), the moderator (Rita) and one who writes by layer only
    /// (Dora).</param>
    public static async Task<LiveSite> Start(int nodes, int writers, Audience audience = Audience.Everyone, params string[] settings)
    {
        var site = new LiveSite();
        site._settings.AddRange(settings);
        await site._app.InitializeAsync();
        site.Thread = await site._app.Ask("Aad", audience);
        site.Elsewhere = await site._app.Ask("Aad");
        await site.Invite("Aad");
        await site.Invite("Rita", MemberRoles.Moderator);
        await site.Invite("Dora Geheimschrijver", layer: Layer.Provincie);
        for (var i = 1; i <= writers; i++)
            await site.Invite($"Schrijver {i}");
        // The application only made members and a question; from here only the processes run.
        await ((IAsyncDisposable)site._app).DisposeAsync();
        for (var i = 0; i < nodes; i++)
            site._nodes.Add(site.Begin(i));
        for (var i = 0; i < nodes; i++)
            await site.Node(i).Listens();
        return site;
    }

    public Node Node(int number) => _nodes[number] ?? throw new InvalidOperationException($"Node {number} is down.");

    /// <summary>Kills a node with SIGKILL.</summary>
    public async Task Kill(int number)
    {
        var node = Node(number);
        _nodes[number] = null;
        await node.Kill();
        await node.DisposeAsync();
    }

    public async Task Restart(int number) => await (_nodes[number] = Begin(number)).Listens();

    public ScriptedPage Page(string? name, int seed) => new(Address, Thread, name is null ? null : People[name].Cookie, seed);

    public async Task<Uri> AddressOf(int number) => (await Node(number).Listens()).Http.BaseAddress!;

    public async ValueTask DisposeAsync()
    {
        await Road.DisposeAsync();
        foreach (var node in _nodes.OfType<Node>())
            await node.DisposeAsync();
        await Database.DisposeAsync();
    }

    private Node Begin(int number) => Support.Node.Start(Database, Path.Combine(Database.Folder, $"node-{number}"), [.. _settings]);

    private async Task Invite(string name, MemberRoles roles = MemberRoles.None, Layer? layer = null)
    {
        using var browser = await _app.As(name, roles, layer);
        using var api = await _app.ApiAs(name, roles, layer);
        People[name] = new Person(name, (await _app.Member(name)).Key, browser.Cookie("platform"), api.DefaultRequestHeaders.Authorization!.Parameter!);
    }
}
