using System.Text.RegularExpressions;

namespace Platform.Search.Matching;

/// <summary>One thing to look for: a word, or the words between quotes, which must stand together.</summary>
internal sealed record QueryPart(string Text, bool Phrase, bool Excluded);

/// <summary>What somebody typed. Everything is a query; nothing is an error.</summary>
internal sealed partial record UserQuery(IReadOnlyList<QueryPart> Parts)
{
    /// <summary>More words than this say nothing new and only cost time.</summary>
    public const int MostParts = 400;

    public static UserQuery Parse(string text)
    {
        var parts = new List<QueryPart>();
        foreach (var match in Pieces().Matches(text).Cast<Match>())
        {
            if (parts.Count == MostParts) break;
            var phrase = match.Groups["phrase"];
            // "-" excludes only after a space: "woon -werk" does, "-werk" and "woon-werk" do not.
            var excluded = match.Groups["minus"].Success && match.Index > 0;
            parts.Add(phrase.Success ? new(phrase.Value, true, excluded) : new(match.Groups["word"].Value, false, excluded));
        }
        // In running text quotation marks quote; in a short query they demand.
        if (parts.Sum(p => p.Text.Split(' ').Length) - parts.Count(p => p.Phrase) > Ranking.QuotedWords) parts = parts.ConvertAll(p => p.Excluded ? p : p with { Phrase = false });
        return new(parts.TrueForAll(p => p.Excluded) ? [.. parts.Select(p => p with { Excluded = false })] : parts);
    }

    [GeneratedRegex("""(?<minus>(?<=\s|^)-(?=[\p{L}\p{N}"]))?(?:"(?<phrase>[^"]+)"|(?<word>[^\s"]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
