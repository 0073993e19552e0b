using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Demo;
using Platform.Web.Shared;

namespace Platform.Web;

/// <summary>
/// Refuses to serve in Production with settings that only suit a trial: an address without TLS, contact addresses that nobody reads, or
/// demo accounts whose password is in the README. Commands are not checked, because they serve nobody.
/// </summary>
public static class ProductionGuard
{
    /// <summary>Returns false, and writes each problem to standard error, when the site must not be served.</summary>
    public static async Task<bool> Accepts(IServiceProvider services)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsProduction())
            return true;
        List<string> problems =
        [
            .. Address(services.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl),
            .. Contacts(services.GetRequiredService<IOptions<Contact>>().Value),
            .. await DemoAccounts(services),
        ];
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        return problems.Count == 0;
    }

    private static IEnumerable<string> Address(Uri url)
    {
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            yield return $"Platform:PublicUrl is {url}: in Production it starts with https://, or names this machine itself (http://localhost). Without TLS passwords and sessions can be read on the way.";
    }

    private static IEnumerable<string> Contacts(Contact contact)
    {
        foreach (var (name, address) in new[] { ("Help", contact.Help), ("Privacy", contact.Privacy), ("Security", contact.Security) })
        {
            if (address.TrimEnd('.', ' ').EndsWith(".example", StringComparison.OrdinalIgnoreCase))
                yield return $"Contact:{name} is {address}, which nobody reads: set it to an address that readers can write to (Contact__{name} in the environment).";
        }
    }

    private static async Task<IReadOnlyList<string>> DemoAccounts(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var ids = DemoLines.Read(DateTime.UnixEpoch).SignIns.ConvertAll(s => s.MemberId);
        var accounts = await scope.ServiceProvider.GetRequiredService<PlatformDb>().Users
            .Where(a => ids.Contains(a.Member.ExternalId!)).Select(a => a.Email).ToListAsync();
        if (accounts.Count == 0)
            return [];
        var names = string.Join(", ", accounts.Order(StringComparer.Ordinal));
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"This database holds {accounts.Count} demo accounts ({names}), whose password is public, an administrator's among them. ")
            + "Start with another, empty data directory or database; or start once in Development, sign in as each of them and delete the account under \"Mijn gegevens\"."
        ];
    }
}
