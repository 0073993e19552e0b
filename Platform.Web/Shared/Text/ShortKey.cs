using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Web.Shared;

/// <summary>
/// The public name of a contribution or post, known before it is stored: ten characters of Crockford's base 32 in lowercase
/// (50 random bits; no i, l, o or u, which are misread or spell words).
/// </summary>
public static class ShortKey
{
    public const int Length = 10;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Returns the same key for the same words, so that a repeated request gets the same key.</summary>
    public static string Of(params ReadOnlySpan<string> words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)));
        return string.Create(Length, hash, static (key, bytes) =>
        {
            // Each character takes the lowest five bits of a byte.
            for (var i = 0; i < key.Length; i++)
                key[i] = Alphabet[bytes[i] & 31];
        });
    }

    public static bool IsValid(string? key) => key is { Length: Length } && !key.AsSpan().ContainsAnyExcept(Letters);
}
