using System.Globalization;
using System.Text.Json;
using Platform.Search;

namespace Platform.Benchmarks.Quality;

internal sealed record Query(string Id, string Text, string? Category);

/// <summary>A test collection: documents, queries, and grades for how well a document answers a query.</summary>
internal sealed record Collection(
    string Name, string Language, IReadOnlyList<SearchDocument> Documents, IReadOnlyList<Query> Queries,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Grades)
{
    /// <summary>
    /// True when grades of zero are listed: grades were then given with care, 2 and higher is relevant, and the gain is exponential.
    /// </summary>
    public bool Graded { get; } = Grades.Values.Any(g => g.Values.Contains(0));

    public int Relevant => Graded ? 2 : 1;

    /// <param name="folder">Has <c>queries.jsonl</c> and <c>qrels.txt</c>.</param>
    /// <param name="documents">The folder with <c>docs.jsonl</c>; null when that is the same folder.</param>
    public static Collection Load(string folder, string? documents = null)
    {
        var rows = Lines(documents ?? folder, "docs.jsonl").Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var language = LanguageOf(rows);
        var read = rows.ConvertAll(r => Document(r, language));
        Unique(read.Select(d => d.Key), "document", folder);

        var grades = new Dictionary<string, Dictionary<string, int>>();
        foreach (var line in Lines(folder, "qrels.txt"))
        {
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var query, _, var document, var grade])
                throw new InvalidDataException($"{folder}: not a judgment: {line}");
            if (!grades.TryGetValue(query, out var judged)) grades[query] = judged = [];
            var value = int.Parse(grade, CultureInfo.InvariantCulture);
            if (value is < 0 or > 20) throw new InvalidDataException($"{folder}: impossible grade: {line}");
            if (!judged.TryAdd(document, value)) throw new InvalidDataException($"{folder}: judged twice: {line}");
        }

        var queries = Lines(folder, "queries.jsonl").Select(l => JsonDocument.Parse(l).RootElement)
            .Select(r => new Query(Text(r, "id"), Text(r, "text"), r.TryGetProperty("category", out var c) ? c.GetString() : null)).ToList();
        Unique(queries.Select(q => q.Id), "query", folder);
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), language, read,
            [.. queries.Where(q => grades.TryGetValue(q.Id, out var g) && g.Values.Any(v => v > 0))],
            grades.ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, int>)g.Value));
    }

    private static SearchDocument Document(JsonElement row, string language) => new()
    {
        Key = Text(row, "id"),
        Contribution = Text(row, "id"),
        Kind = "article",
        ContributionKind = "article",
        Audience = SearchSchema.Everyone,
        Language = language,
        Title = Text(row, "title"),
        Body = row.TryGetProperty("body", out _) ? Text(row, "body") : Text(row, "text"),
        PublishedAt = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    // A collection is in one language, which its most common words show.
    private static string LanguageOf(List<JsonElement> rows)
    {
        int dutch = 0, english = 0;
        foreach (var row in rows.Take(500))
            foreach (var word in (row.TryGetProperty("body", out _) ? Text(row, "body") : Text(row, "text")).Split(' '))
                if (word is "de" or "het" or "een" or "van" or "en") dutch++;
                else if (word is "the" or "of" or "and" or "to" or "is") english++;
        return dutch > english ? "nl" : "en";
    }

    private static IEnumerable<string> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(l => !string.IsNullOrWhiteSpace(l));

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    private static void Unique(IEnumerable<string> ids, string what, string folder)
    {
        var seen = new HashSet<string>();
        foreach (var id in ids)
            if (!seen.Add(id)) throw new InvalidDataException($"{folder}: {what} {id} occurs twice");
    }
}
