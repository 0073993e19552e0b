using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// Tells the phones in a hall apart, with a random id that is signed and sealed. Set when a round's page is opened, so an act
/// without having opened the page is refused; gone after thirty days, as is what it did.
/// </summary>
public sealed class GuestCookie(IDataProtectionProvider protection)
{
    private const string Name = "guest";
    private readonly IDataProtector _seal = protection.CreateProtector("round-guest");

    /// <summary>The id in <paramref name="round"/>; a new guest gets a cookie. In another round the same guest has another id: nothing links them.</summary>
    public string Welcome(HttpContext context, Round round)
    {
        if (Known(context) is not { } id)
        {
            id = Guid.NewGuid().ToString("N");
            SiteCookies.Append(context, Name, _seal.Protect(id), Round.KeepGuests);
        }

        return In(round, id);
    }

    /// <exception cref="RuleBroken">The browser brought no cookie of ours.</exception>
    public string Of(HttpContext context, Round round) =>
        Known(context) is { } id ? In(round, id) : throw new RuleBroken("CookieNeeded");

    /// <returns>Null for a browser that brought none.</returns>
    public string? Known(HttpContext context)
    {
        if (SiteCookies.Read(context.Request, Name) is not { } sent)
            return null;
        try
        {
            return _seal.Unprotect(sent);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string In(Round round, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round.Key}:{id}")))[..32];
}
