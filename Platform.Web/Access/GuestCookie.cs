using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Web.Access;

/// <summary>
/// Identifies each browser in a question round by a random id in an encrypted cookie. Opening the round's page sets the cookie; an act
/// without it is refused. The cookie and what the guest did are deleted after thirty days. The cookie also holds the time it was made, so
/// that a flood of new guests can be distinguished from earlier ones.
/// </summary>
public sealed class GuestCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "guest";
    private readonly IDataProtector _seal = protection.CreateProtector("round-guest");

    /// <summary>
    /// Returns the guest in <paramref name="round"/> and gives a new browser a cookie. The id differs per round, so that nothing links a
    /// guest's rounds.
    /// </summary>
    public Guest Welcome(HttpContext context, Round round)
    {
        if (Known(context) is not { } known)
        {
            known = $"{Guid.NewGuid():N}.{clock.GetUtcNow().ToUnixTimeMilliseconds()}";
            SiteCookies.Append(context, Name, _seal.Protect(known), Round.KeepGuests);
        }

        return In(round, known);
    }

    /// <exception cref="RuleBroken">The browser sent no valid guest cookie.</exception>
    public Guest Of(HttpContext context, Round round) =>
        Known(context) is { } known ? In(round, known) : throw new RuleBroken("CookieNeeded");

    /// <returns>Null for a browser that sent no valid cookie.</returns>
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

    /// <summary>A cookie of an earlier version holds no time; its guest counts as an early one.</summary>
    private static Guest In(Round round, string known)
    {
        var parts = known.Split('.');
        var since = parts.Length > 1 ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)).UtcDateTime : DateTime.UnixEpoch;
        return new Guest(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round.Key}:{parts[0]}")))[..32], since);
    }
}

/// <summary>A guest as one round knows them.</summary>
/// <param name="Since">When the cookie was made, in UTC.</param>
public readonly record struct Guest(string Key, DateTime Since);
