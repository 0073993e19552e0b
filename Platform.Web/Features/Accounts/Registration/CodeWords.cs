using System.Buffers;
using System.Security.Cryptography;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The characters of a mailed code: capitals and digits without look-alikes or vowels, as in the code of a question round. Eight
/// characters are 37 bits, which ten guesses will not find. Sixteen are 75 bits, which no number of guesses will find.
/// </summary>
public static class CodeWords
{
    public const int Length = 8;

    /// <summary>Length of a code that is made during a lock.</summary>
    public const int LockedLength = 16;

    /// <summary>Longest input, including separators between the characters.</summary>
    public const int LongestTyped = 40;

    private const string Alphabet = "23456789BCDFGHJKLMNPQRTVWX";
    private static readonly SearchValues<char> Signs = SearchValues.Create(Alphabet);

    public static string New(bool isLong) => RandomNumberGenerator.GetString(Alphabet, isLong ? LockedLength : Length);

    /// <summary>Converts typed text to a code: "k7pm-2x4b " becomes K7PM2X4B. Null when the text cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Take(LongestTyped).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length is Length or LockedLength && !code.AsSpan().ContainsAnyExcept(Signs) ? code : null;
    }

    /// <summary>Splits the code in groups of four, which are easier to type over.</summary>
    public static string Spoken(string code) => string.Join(' ', code.Chunk(4).Select(part => new string(part)));
}
