using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Six digits that were mailed to someone, to be typed on a page: opening a link proves nothing, as office mail scanners
/// open them all. Only a hash is kept, bound to whom the code was made for.
/// </summary>
public sealed class MailedCode
{
    public const int MaxAttempts = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public string? Hash { get; private set; }

    public DateTime? ExpiresAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Makes a new code in place of the one before, and returns it for the mail.</summary>
    public string Renew(string owner, DateTime now)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        Hash = HashOf(owner, code);
        ExpiresAt = now + Life;
        Attempts = 0;
        return code;
    }

    /// <summary>True once for the right code, before it expires and within five attempts. Spaces in it do no harm.</summary>
    public bool Redeem(string owner, string typed, DateTime now)
    {
        if (Hash is null || ExpiresAt < now || Attempts >= MaxAttempts)
            return false;
        Attempts++;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashOf(owner, digits))))
            return false;
        Hash = null;
        ExpiresAt = null;
        return true;
    }

    private static string HashOf(string owner, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}:{code}")));
}
