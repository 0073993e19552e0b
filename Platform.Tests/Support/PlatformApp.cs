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
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Tests.Support;

/// <summary>
/// The real application on real Kestrel and a database of its own. Tests speak HTTP to it as a named member:
/// <c>(await app.As("Rita", MemberRoles.Moderator)).Get("/review")</c>. Use it as a class fixture.
/// </summary>
public class PlatformApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "een-lang-wachtwoord-1";

    private readonly Dictionary<string, Member> _members = [];

    public TestDatabase Database { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Settings of this test, like "Moderation:TrustedDomains:0".</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.Create();
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
    }

    /// <summary>A browser of someone who is not signed in.</summary>
    public PlatformClient Visitor() => new(Address);

    /// <summary>A browser in which the member of that name is signed in; the member is made when new.</summary>
    public async Task<PlatformClient> As(string name, MemberRoles roles = MemberRoles.None, Layer? layer = null)
    {
        var member = await Member(name, roles, layer);
        var client = new PlatformClient(Address);
        client.SetCookie("platform", await SessionCookieOf(member));
        return client;
    }

    /// <summary>An API client with a token of that member.</summary>
    public async Task<HttpClient> ApiAs(string name, MemberRoles roles = MemberRoles.None, Layer? layer = null)
    {
        var member = await Member(name, roles, layer);
        return await Scope(async (PlatformDb db, TimeProvider clock) =>
        {
            var (token, secret) = ApiToken.New(member.Key, clock.UtcNow());
            db.ApiTokens.Add(token);
            await db.SaveChangesAsync();
            var client = new HttpClient { BaseAddress = Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
            return client;
        });
    }

    public HttpClient ApiVisitor() => new() { BaseAddress = Address };

    /// <summary>The member of that name, made with an account and, given a layer, an organisation of that layer.</summary>
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

            var account = new Account(member, $"{Slug.Of(name)}@example.org") { EmailConfirmed = true };
            var made = await accounts.CreateAsync(account, Password);
            return made.Succeeded ? member : throw new InvalidOperationException(made.ToString());
        });
    }

    /// <summary>Runs <paramref name="work"/> with services of the running application, in a scope of its own.</summary>
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

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("Platform:DataDirectory", Database.Folder);
        builder.UseSetting("Database:Provider", Database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Platform", Database.ConnectionString);
        // By the clock: on a machine that builds meanwhile, a search of ten texts would show a part of them.
        builder.UseSetting("Search:Longest", "00:00:30");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureAppConfiguration(c => c.AddInMemoryCollection(Settings));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task<string> SessionCookieOf(Member member) => await Scope(async (PlatformDb db, IOptionsMonitor<CookieAuthenticationOptions> cookies) =>
    {
        var now = DateTimeOffset.Parse("2026-01-01", System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var session = new Session(Guid.NewGuid().ToString("N"), member.Key, now, now.AddYears(50));
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        var scheme = IdentityConstants.ApplicationScheme;
        var principal = new ClaimsPrincipal(MemberClaims.IdentityOf(member, scheme, session.Key));
        return cookies.Get(scheme).TicketDataFormat.Protect(new AuthenticationTicket(principal, scheme));
    });
}
