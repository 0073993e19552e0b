using System.Buffers;
using System.Security.Cryptography;
using Platform.Web.Changes;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The code that people type over from the screen in a hall: six characters without look-alikes or vowels, so that they are not
/// misread and spell no words. There are 26^6 codes, about 300 million. <see cref="CodeMisses"/> slows down programs that guess.
/// </summary>
public static class RoundCode
{
    public const int Length = 6;
    private const string Alphabet = "23456789BCDFGHJKLMNPQRTVWX";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Converts typed text to a code as stored: "k7p-2mx " becomes K7P2MX. Null when the text cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Take(40).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length == Length && !code.AsSpan().ContainsAnyExcept(Letters) ? code : null;
    }

    /// <summary>Splits the code in two parts, which are easier to type over.</summary>
    public static string Spoken(string code) => $"{code[..3]} {code[3..]}";
}

/// <summary>A code that a helper replaced, for instance because it was leaked.</summary>
public sealed class FormerCode : IChangeSource
{
    private FormerCode()
    {
    }

    public FormerCode(string code, string roundKey, DateTime at)
    {
        Code = code;
        RoundKey = roundKey;
        EndedAt = at;
    }

    public string Code { get; private set; } = "";

    public string RoundKey { get; private set; } = "";

    public DateTime EndedAt { get; private set; }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];
}

/// <summary>The code and title of a round, for the page of its thread.</summary>
public sealed record RoundLink(string Code, string Title);
