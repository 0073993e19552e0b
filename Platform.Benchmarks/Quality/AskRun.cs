using Platform.Search;

namespace Platform.Benchmarks.Quality;

/// <summary>What somebody wants to ask, and the texts that answer it; none when the archive has no answer.</summary>
internal sealed record Ask(string Title, string Body, IReadOnlySet<string> Answers)
{
    /// <summary>Reads the judged asks. Their answers are those of a query of nl-short-dev with the same intent.</summary>
    public static IReadOnlyList<Ask> Load(Collection collection)
    {
        using var file = typeof(Ask).Assembly.GetManifestResourceStream("asks")!;
        return [.. new StreamReader(file).ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(l => new Ask(
            l[1], l[2].TrimEnd(), l[0] == "-" ? new HashSet<string>() : collection.Grades[l[0]].Where(g => g.Value >= collection.Relevant).Select(g => g.Key).ToHashSet()))];
    }
}

/// <summary>
/// How often "Does this exist already?" finds an answer where there is one, and how often it is silent where there is none.
/// </summary>
/// <param name="Recall">Share of the asks with an answer for which one is among the suggestions.</param>
/// <param name="First">Share for which the first suggestion is an answer.</param>
/// <param name="Silent">Share of the asks without an answer that get no suggestion.</param>
/// <param name="Shown">Suggestions for each ask without an answer, on average.</param>
/// <param name="Missed">The asks that found no answer.</param>
/// <param name="Noisy">The asks without an answer that got suggestions, with the first.</param>
internal sealed record AskRun(
    int With, int Without, double Recall, double First, double Silent, double Shown, IReadOnlyList<string> Missed, IReadOnlyList<string> Noisy)
{
    /// <summary>The collection over which the asks were judged.</summary>
    public const string Corpus = "nl-short-dev";

    private const int Suggested = 5;

    public static AskRun Of(Collection collection)
    {
        var folder = Directory.CreateTempSubdirectory("search-asks-").FullName;
        try
        {
            using var index = SearchIndex.Open(folder);
            index.Apply(collection.Documents);
            index.Refresh();
            var titles = collection.Documents.ToDictionary(d => d.Key, d => d.Title);
            var found = Ask.Load(collection).Select(a => (Ask: a, Hits: index.Similar(a.Title, a.Body, new() { PageSize = Suggested }).Hits)).ToList();
            var with = found.Where(f => f.Ask.Answers.Count > 0).ToList();
            var without = found.Where(f => f.Ask.Answers.Count == 0).ToList();
            return new(
                with.Count, without.Count,
                with.Average(f => f.Hits.Any(h => f.Ask.Answers.Contains(h.Contribution)) ? 1.0 : 0),
                with.Average(f => f.Hits is [var first, ..] && f.Ask.Answers.Contains(first.Contribution) ? 1.0 : 0),
                without.Average(f => f.Hits.Count == 0 ? 1.0 : 0),
                without.Average(f => f.Hits.Count),
                [.. with.Where(f => !f.Hits.Any(h => f.Ask.Answers.Contains(h.Contribution))).Select(f => f.Ask.Title)],
                [.. without.Where(f => f.Hits.Count > 0).Select(f => $"{f.Ask.Title} > {string.Join(" | ", f.Hits.Select(h => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{h.Covered:F2} {titles[h.Contribution]}")))}")]);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
