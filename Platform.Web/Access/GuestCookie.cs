using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Web.Access;

/// <summary>
/// Tells the phones in a hall apart, with a random id that is signed and sealed. Set when a round's page is opened, so an act
/// without having opened the page is refused; gone after thirty days, as is what it did. It also says when it was made, which
/// tells those who were there before a flood from those who made it.
/// </summary>
public sealed class GuestCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "guest";
    private readonly IDataProtector _seal = protection.CreateProtector("round-guest");

    /// <summary>The id in <paramref name="round"/>; a new guest gets a cookie. In another round the same guest has another id: nothing links them.</summary>
    public Guest Welcome(HttpContext context, Round round)
    {
        if (Known(context) is not { } known)
        {
            known = $"{Guid.NewGuid():N}.{clock.GetUtcNow().ToUnixTimeMilliseconds()}";
            SiteCookies.Append(context, Name, _seal.Protect(known), Round.KeepGuests);
        }

        return In(round, known);
    }

    /// <exception cref="RuleBroken">The browser brought no cookie of ours.</exception>
    public Guest Of(HttpContext context, Round round) =>
        Known(context) is { } known ? In(round, known) : throw new RuleBroken("CookieNeeded");

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

    /// <summary>A cookie of an earlier version has no time: its guest was there before.</summary>
    private static Guest In(Round round, string known)
    {
        var parts = known.Split('.');
        var since = parts.Length > 1 ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)).UtcDateTime : DateTime.UnixEpoch;
        return new Guest(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round.Key}:{parts[0]}")))[..32], since);
    }
}

/// <summary>Somebody with a phone, as one round knows them.</summary>
/// <param name="Since">When the cookie was made.</param>
public readonly record struct Guest(string Key, DateTime Since);
