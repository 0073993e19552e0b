using System.Buffers;
using System.Security.Cryptography;
using Platform.Web.Changes;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// What one types from the screen in a hall: six capitals and digits without look-alikes or vowels, so that they neither are misread
/// nor spell words. There are 26^6 of them, which is 300 million. <see cref="CodeMisses"/> slows down programs that try them.
/// </summary>
public static class RoundCode
{
    public const int Length = 6;
    private const string Alphabet = "23456789BCDFGHJKLMNPQRTVWX";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As stored, of what somebody typed: "k7p-2mx " is K7P2MX. Null when it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Take(40).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length == Length && !code.AsSpan().ContainsAnyExcept(Letters) ? code : null;
    }

    /// <summary>In two parts, which are easier to carry from a screen to a phone.</summary>
    public static string Spoken(string code) => $"{code[..3]} {code[3..]}";
}

/// <summary>A code that a helper replaced, because it had come into the wrong hands.</summary>
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

/// <summary>What a thread says of its round.</summary>
public sealed record RoundLink(string Code, string Title);
