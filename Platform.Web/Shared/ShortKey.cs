using System.Buffers;
using System.Security.Cryptography;

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

    public static bool IsValid(string? key) => key is { Length: Length } && !key.AsSpan().ContainsAnyExcept(Letters);
}
