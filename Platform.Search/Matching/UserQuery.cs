using System.Text.RegularExpressions;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>A part of a query: a word, or consecutive words between quotation marks.</summary>
internal sealed record QueryPart(string Text, bool Phrase, bool Excluded)
{
    /// <summary>Alternatives that also match.</summary>
    public IReadOnlyList<string> Or { get; init; } = [];
}

/// <summary>The parsed text of a query. Every text is valid.</summary>
internal sealed partial record UserQuery(IReadOnlyList<QueryPart> Parts, bool TitleOnly = false)
{
    /// <summary>The maximum number of parts. It is higher than that of words, because signs are parts without words.</summary>
    private const int MostParts = 200;

    public static UserQuery Parse(string text)
    {
        var parts = new List<QueryPart>();
        var (words, phrases) = (0, 0);
        foreach (var match in Pieces().Matches(text).Cast<Match>().Take(MostParts))
        {
            var phrase = match.Groups["phrase"];
            if (phrase.Success && ++phrases > QueryLimits.Phrases) continue;
            if (words >= QueryLimits.Words) break;
            // "-" excludes only after a space: in "woon -werk", but not in "-werk" or "woon-werk".
            var excluded = match.Groups["minus"].Success && match.Index > 0;
            var part = new QueryPart(First(phrase.Success ? phrase.Value : match.Groups["word"].Value, QueryLimits.Words - words, ref words), phrase.Success, excluded);
            if (parts is [.., { Excluded: false } first, { Phrase: false, Text: "OR" or "OF" }] && !excluded)
            {
                parts.RemoveRange(parts.Count - 2, 2);
                parts.Add(first with { Or = [.. first.Or, part.Text] });
            }
            else
            {
                parts.Add(part);
            }
        }
        if (parts.Where(p => !p.Phrase).Take(Ranking.WordsAroundPhrase + 1).Count() > Ranking.WordsAroundPhrase)
            parts = parts.ConvertAll(p => p with { Phrase = p.Phrase && p.Excluded });
        if (parts.TrueForAll(p => p.Excluded)) parts = parts.ConvertAll(p => p with { Excluded = false });
        return new(parts);
    }

    /// <summary>Returns the beginning of a text with at most this many words. A text without spaces can have several words.</summary>
    private static string First(string text, int most, ref int words)
    {
        if (text is "OR" or "OF") return text;
        var tokens = AnalysedText.Of(text, "nl").Tokens;
        words += Math.Min(tokens.Count, most);
        return tokens.Count <= most ? text : text[..tokens[most - 1].End];
    }

    [GeneratedRegex("""(?<minus>(?<=\s|^)-(?=[\p{L}\p{N}"]))?(?:"(?<phrase>[^"]+)"|(?<word>[^\s"]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
