using System.Buffers;
using System.Security.Cryptography;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The signs of a mailed code: capitals and digits without look-alikes or vowels, as on the screen of a question round. Eight are 37
/// bits, for which ten guesses are nothing. Sixteen are 75 bits, for which any number of guesses is.
/// </summary>
public static class CodeWords
{
    public const int Length = 8;

    /// <summary>During a lock.</summary>
    public const int LockedLength = 16;

    /// <summary>As typed, with whatever stands between the signs.</summary>
    public const int LongestTyped = 40;

    private const string Alphabet = "23456789BCDFGHJKLMNPQRTVWX";
    private static readonly SearchValues<char> Signs = SearchValues.Create(Alphabet);

    public static string New(bool isLong) => RandomNumberGenerator.GetString(Alphabet, isLong ? LockedLength : Length);

    /// <summary>"k7pm-2x4b " is K7PM2X4B. Null for what cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Take(LongestTyped).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length is Length or LockedLength && !code.AsSpan().ContainsAnyExcept(Signs) ? code : null;
    }

    /// <summary>In groups of four, which are easier to type over.</summary>
    public static string Spoken(string code) => string.Join(' ', code.Chunk(4).Select(part => new string(part)));
}
