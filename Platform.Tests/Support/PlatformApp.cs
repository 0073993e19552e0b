using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Tests.Support;

/// <summary>
/// The real application on real Kestrel with its own database. Tests send HTTP to it as a named member: <c>(await app.As("Rita",
/// MemberRoles.Moderator)).Get("/review")</c>. Use it as a class fixture.
/// </summary>
public class PlatformApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "een-lang-wachtwoord-1";

    // Hashing is slow on purpose, so all members of all tests share one hash.
    private static readonly Lazy<string> PasswordHash = new(() => new PasswordHasher<Account>().HashPassword(null!, Password));

    private readonly Dictionary<string, Member> _members = [];

    /// <summary>The folder of a second node on another's database; null for the first node.</summary>
    private string? _ownFolder;

    public TestDatabase Database { get; protected set; } = null!;

    public Uri Address { get; private set; } = null!;

    public Uri PublicUrl => Services.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl;

    /// <summary>Settings of this test, like "Moderation:TrustedDomains:0".</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.Create();
        Start();
    }

    /// <summary>
    /// Starts a second node on the database of <paramref name="first"/>, with its settings and these. Dispose the first node last.
    /// </summary>
    public static PlatformApp Beside(PlatformApp first, params (string Key, string? Value)[] settings)
    {
        var second = new PlatformApp { Database = first.Database, _ownFolder = Directory.CreateTempSubdirectory("platform-node-").FullName };
        foreach (var (key, value) in first.Settings.Select(s => (s.Key, s.Value)).Concat(settings))
            second.Settings[key] = value;
        second.Start();
        // It knows the members of the first node.
        foreach (var (name, member) in first._members)
            second._members[name] = member;
        return second;
    }

    /// <summary>Returns a browser that is not signed in.</summary>
    public PlatformClient Visitor() => new(Address, PublicUrl);

    /// <summary>Returns a browser in which the member of that name is signed in; a new member is created.</summary>
    public async Task<PlatformClient> As(string name, MemberRoles roles = MemberRoles.None, Layer? layer = null)
    {
        var member = await Member(name, roles, layer);
        var client = Visitor();
        client.SetCookie(Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).Cookie.Name!, await SessionCookieOf(member));
        return client;
    }

    /// <summary>Returns an API client with a token of that member.</summary>
    public async Task<HttpClient> ApiAs(string name, MemberRoles roles = MemberRoles.None, Layer? layer = null, TokenScope scope = TokenScope.Moderate)
    {
        var member = await Member(name, roles, layer);
        return await Scope(async (PlatformDb db, TimeProvider clock) =>
        {
            var (token, secret) = ApiToken.New(member.Key, "test", scope, ApiToken.UsualDays, clock.UtcNow());
            db.ApiTokens.Add(token);
            await db.SaveChangesAsync();
            var client = new HttpClient { BaseAddress = Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
            return client;
        });
    }

    public HttpClient ApiVisitor() => new() { BaseAddress = Address };

    /// <summary>Returns the member of that name. A new member gets an account and, given a layer, an organisation of that layer.</summary>
    public async Task<Member> Member(string name, MemberRoles roles = MemberRoles.None, Layer? layer = null)
    {
        if (_members.TryGetValue(name, out var known))
            return known;
        return _members[name] = await Scope(async (PlatformDb db, UserManager<Account> accounts) =>
        {
            var member = new Member(ShortKey.New(), name, roles, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            if (layer is { } of)
            {
                var organisation = new Organisation(ShortKey.New(), $"{of} van {name}", of);
                db.Organisations.Add(organisation);
                db.Memberships.Add(member.Join(organisation, new DateOnly(2026, 1, 1), null)!);
            }

            var account = new Account(member, $"{Slug.Of(name)}@example.org") { EmailConfirmed = true, PasswordHash = PasswordHash.Value };
            var made = await accounts.CreateAsync(account);
            return made.Succeeded ? member : throw new InvalidOperationException(made.ToString());
        });
    }

    /// <summary>Runs <paramref name="work"/> with services of the running application, in its own scope.</summary>
    public async Task<T> Scope<T>(Func<PlatformDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    public async Task<T> Scope<TService, T>(Func<PlatformDb, TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected void Start()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        // The port is known only now, and addresses in answers start with the public address.
        if (!Settings.ContainsKey("Platform:PublicUrl"))
            Services.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl = Address;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("Platform:DataDirectory", _ownFolder ?? Database.Folder);
        builder.UseSetting("Database:Provider", Database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Platform", Database.ConnectionString);
        foreach (var contact in Node.Contacts)
            builder.UseSetting(contact.Split('=')[0], contact.Split('=')[1]);
        // The usual limit uses the clock: on a busy machine even a search of ten texts would be partial.
        builder.UseSetting("Search:Longest", "00:00:30");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureAppConfiguration(c => c.AddInMemoryCollection(Settings));
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, RateLimiters>());
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (_ownFolder is null)
            await Database.DisposeAsync();
        else
            Directory.Delete(_ownFolder, recursive: true);
    }

    private async Task<string> SessionCookieOf(Member member) => await Scope(async (PlatformDb db, IOptionsMonitor<CookieAuthenticationOptions> cookies) =>
    {
        var (session, secret) = Session.Begin(member.Key, member.Roles, Services.GetRequiredService<TimeProvider>().UtcNow());
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        var scheme = IdentityConstants.ApplicationScheme;
        var principal = new ClaimsPrincipal(MemberClaims.IdentityOf(member, scheme, session.Key));
        var properties = new AuthenticationProperties { Items = { [SessionCookie.Secret] = secret } };
        return cookies.Get(scheme).TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, scheme));
    });
}
