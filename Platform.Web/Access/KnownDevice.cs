using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Shared;

namespace Platform.Web.Access;

/// <summary>
/// Remembers, independently of sessions, which accounts signed in with this browser. Wrong passwords from such a browser are counted
/// separately, so that guessing elsewhere cannot lock the owner out. It signs nobody in.
/// </summary>
public sealed class KnownDevice(IHttpContextAccessor request, IDataProtectionProvider protection)
{
    private const string Cookie = "device";

    /// <summary>Number of accounts that one browser remembers; the account that signed in longest ago is dropped first.</summary>
    private const int MostAccounts = 5;

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("known-device").ToTimeLimitedDataProtector();

    /// <summary>The name of a browser with which any account signed in before; null for another browser.</summary>
    public string? Name => Read()?[0];

    /// <returns>The name of the browser, or null when the account never signed in with it.</returns>
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
