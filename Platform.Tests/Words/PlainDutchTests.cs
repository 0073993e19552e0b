using System.Text.RegularExpressions;
using Platform.Tests.Support;

namespace Platform.Tests.Words;

/// <summary>Dutch at level B1: short sentences, in the active voice, with the words that people use.</summary>
public sealed partial class PlainDutchTests
{
    private const int MostWords = 20;

    /// <summary>Of all sentences. One in a hundred is so now.</summary>
    private const double MostPassive = 0.02;

    /// <summary>Sentences that may be longer, because others wrote them.</summary>
    private static readonly string[] Fixed =
    [
        // The name of a standard, as its makers write it.
        "De eisen staan in EN 301 549, die verwijst naar de Web Content Accessibility Guidelines",
    ];

    private static readonly IReadOnlyList<ReaderText> Sentences = [.. ReaderTexts.Sentences(ReaderTexts.Dutch)];

    public static TheoryData<string> Difficult => [.. Sources.Read("Platform.Tests/Words/difficult-words.txt")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))];

    [Fact]
    public void No_sentence_is_longer_than_twenty_words()
    {
        Assert.True(Sentences.Count > 500);
        Assert.Empty(Sentences.Where(s => Word().Count(s.Words) > MostWords && !Fixed.Any(f => s.Words.StartsWith(f, StringComparison.Ordinal))));
    }

    [Fact]
    public void Hardly_a_sentence_is_passive()
    {
        var passive = Sentences.Where(s => Becomes().IsMatch(s.Words) && Participle().IsMatch(s.Words)).ToList();

        Assert.NotEmpty(passive);
        Assert.True(passive.Count <= MostPassive * Sentences.Count, $"{passive.Count} of {Sentences.Count}:\n{string.Join('\n', passive)}");
    }

    [Theory]
    [MemberData(nameof(Difficult))]
    public void No_text_has_a_bureaucratic_word(string word) =>
        Assert.Empty(ReaderTexts.Dutch.Where(t => ReaderTexts.Whole(word).IsMatch(t.Words)));

    [GeneratedRegex(@"[\p{L}\p{N}{}’'-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(word|wordt|worden|werd|werden)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Becomes();

    /// <summary>A word that looks like a participle: "bewaard", "uitgelogd", "gekozen".</summary>
    [GeneratedRegex(@"\b\p{L}*(ge\p{L}{2,}|be\p{L}{3,}|ver\p{L}{3,}|ont\p{L}{3,})(d|t|en)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Participle();
}
