using System.Text.RegularExpressions;

namespace Platform.Search.Matching;

/// <summary>One thing to look for: a word, or the words between quotes, which must stand together.</summary>
internal sealed record QueryPart(string Text, bool Phrase, bool Excluded);

/// <summary>What somebody typed. Everything is a query; nothing is an error.</summary>
internal sealed partial record UserQuery(IReadOnlyList<QueryPart> Parts, bool TitleOnly = false)
{
    /// <summary>More words than this say nothing new and only cost time.</summary>
    public const int MostParts = 400;

    public static UserQuery Parse(string text)
    {
        var parts = new List<QueryPart>();
        foreach (var match in Pieces().Matches(text).Cast<Match>().Take(MostParts))
        {
            var phrase = match.Groups["phrase"];
            // "-" excludes only after a space: "woon -werk" does, "-werk" and "woon-werk" do not.
            var excluded = match.Groups["minus"].Success && match.Index > 0;
            parts.Add(phrase.Success ? new(phrase.Value, true, excluded) : new(match.Groups["word"].Value, false, excluded));
        }
        if (parts.Where(p => !p.Phrase).Take(Ranking.WordsAroundPhrase + 1).Count() > Ranking.WordsAroundPhrase)
            parts = parts.ConvertAll(p => p with { Phrase = p.Phrase && p.Excluded });
        if (parts.TrueForAll(p => p.Excluded)) parts = parts.ConvertAll(p => p with { Excluded = false });
        return new(parts);
    }

    [GeneratedRegex("""(?<minus>(?<=\s|^)-(?=[\p{L}\p{N}"]))?(?:"(?<phrase>[^"]+)"|(?<word>[^\s"]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
