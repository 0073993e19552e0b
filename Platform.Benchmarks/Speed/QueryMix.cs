using System.Text.Json;
using Platform.Search.Analysis;

namespace Platform.Benchmarks.Speed;

/// <summary>
/// Real queries: all short ones of nl-short-dev, and the first hundred of nl-faq and of nl-kennis, which are whole sentences and titles.
/// </summary>
internal static class QueryMix
{
    private const int OfEach = 100;

    public static List<string> Load(string folder) =>
        [.. ((string[])["nl-short-dev", "nl-faq", "nl-kennis"]).SelectMany(c => File.ReadLines(Path.Combine(folder, c, "queries.jsonl")).Take(OfEach))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)];

    public static List<string> Words(string query) => [.. AnalysedText.Words(query).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Returns three beginnings of the first four words, as if a user were still typing.</summary>
    public static IEnumerable<string> Typed(string query)
    {
        var text = string.Join(' ', query.Split(' ').Take(4));
        return ((double[])[0.2, 0.5, 0.9]).Select(share => text[..Math.Max(1, (int)(text.Length * share))]);
    }
}
