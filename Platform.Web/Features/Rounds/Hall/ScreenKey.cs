using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// Stands in the address of the screen as helpers open it, and lets it show the code of now after the code was replaced. A screen
/// that somebody opens by a code alone shows no newer code: else whoever had the old code would get the new one there.
/// </summary>
public sealed class ScreenKey(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("round-screen");

    public string PathOf(Round round) => $"/r/{round.Code}/screen?key={_seal.Protect(round.Key)}";

    public bool Opens(string? key, Round round) => RoundOf(key) == round.Key;

    /// <returns>Null when it is not one of ours.</returns>
    public string? RoundOf(string? key)
    {
        try
        {
            return string.IsNullOrEmpty(key) ? null : _seal.Unprotect(key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
