using System.Security.Cryptography;

namespace Platform.Web.Shared;

/// <summary>
/// Keys made by the application, known before the row is saved: they serve as address, document id, hub group and
/// primary key. Ten characters of 32 give 50 random bits; without i, l, o and u nobody misreads or misspells one.
/// </summary>
public static class ShortKey
{
    public const int Length = 10;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static bool IsValid(string? key) => key?.Length == Length && key.All(Alphabet.Contains);
}
