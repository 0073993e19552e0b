using System.Text.RegularExpressions;

namespace Platform.Search.Matching;

/// <summary>One thing to look for: a word, or the words between quotes, which must stand together.</summary>
internal sealed record QueryPart(string Text, bool Phrase, bool Excluded)
{
    /// <summary>What would do as well.</summary>
    public IReadOnlyList<string> Or { get; init; } = [];
}

/// <summary>What somebody typed. Everything is a query; nothing is an error.</summary>
internal sealed partial record UserQuery(IReadOnlyList<QueryPart> Parts, bool TitleOnly = false)
{
    /// <summary>More words than this say nothing new and only cost time.</summary>
    public const int MostParts = 200;

    public static UserQuery Parse(string text)
    {
        var parts = new List<QueryPart>();
        foreach (var match in Pieces().Matches(text).Cast<Match>().Take(MostParts))
        {
            var phrase = match.Groups["phrase"];
            // "-" excludes only after a space: "woon -werk" does, "-werk" and "woon-werk" do not.
            var excluded = match.Groups["minus"].Success && match.Index > 0;
            var part = new QueryPart(phrase.Success ? phrase.Value : match.Groups["word"].Value, phrase.Success, excluded);
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

    [GeneratedRegex("""(?<minus>(?<=\s|^)-(?=[\p{L}\p{N}"]))?(?:"(?<phrase>[^"]+)"|(?<word>[^\s"]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
