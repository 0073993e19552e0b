using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Shared;

namespace Platform.Web.Access;

/// <summary>
/// Remembers, apart from any session, which accounts signed in with this browser. Wrong passwords of such a browser are counted
/// apart, so nobody else can lock its owner out by guessing. It signs nobody in.
/// </summary>
public sealed class KnownDevice(IHttpContextAccessor request, IDataProtectionProvider protection)
{
    private const string Cookie = "device";

    /// <summary>A browser that more people share than this forgets the first.</summary>
    private const int MostAccounts = 5;

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("known-device").ToTimeLimitedDataProtector();

    /// <summary>The name of a browser that signed in before, whoever it was.</summary>
    public string? Name => Read()?[0];

    /// <returns>Its name, or null when the account never signed in with it.</returns>
    public string? Of(string accountId) => Read() is [var device, .. var accounts] && accounts.Contains(accountId) ? device : null;

    public void Remember(HttpContext context, string accountId)
    {
        var known = Read() ?? [Guid.NewGuid().ToString("N")];
        string[] accounts = [accountId, .. known.Skip(1).Where(a => a != accountId).Take(MostAccounts - 1)];
        SiteCookies.Append(context, Cookie, _seal.Protect(string.Join('|', accounts.Prepend(known[0])), Life), Life);
    }

    private string[]? Read()
    {
        if (request.HttpContext is not { } context || SiteCookies.Read(context.Request, Cookie) is not { } sent)
            return null;
        try
        {
            return _seal.Unprotect(sent).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
