using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The key in the screen's address when a helper opens it. With the key the screen shows the new code after the code is replaced.
/// A screen without it never shows a newer code, because anyone with the old code could read it there.
/// </summary>
public sealed class ScreenKey(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("round-screen");

    public string PathOf(Round round) => $"/r/{round.Code}/screen?key={_seal.Protect(round.Key)}";

    public bool Opens(string? key, Round round) => RoundOf(key) == round.Key;

    /// <returns>The key of the round; null when this class did not make the screen key.</returns>
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
