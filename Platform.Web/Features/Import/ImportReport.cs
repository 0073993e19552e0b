namespace Platform.Web.Features.Import;

public enum Outcome
{
    New,
    Changed,
    Unchanged,
    Failed,
}

/// <summary>The result of an import. It counts in memory and passes problems on at once.</summary>
public sealed class ImportReport
{
    private readonly SortedDictionary<string, int[]> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Type, string Field), int> _unknown = [];

    /// <summary>Called for each refused line with file, line number and reason.</summary>
    public Action<string, int, string> OnProblem { get; init; } = (_, _, _) => { };

    public Action<string, int, string> OnNote { get; init; } = (_, _, _) => { };

    /// <summary>Called with the number of bytes handled since the last call.</summary>
    public Action<long> OnProgress { get; init; } = _ => { };

    public int Failures { get; private set; }

    /// <summary>The number of articles without a summary whose first paragraph became one.</summary>
    public int SummariesMade { get; private set; }

    public IEnumerable<string> Types => _counts.Keys;

    /// <summary>Fields that the format does not have, and the number of rows with each.</summary>
    public IReadOnlyDictionary<(string Type, string Field), int> UnknownFields => _unknown;

    public int this[string type, Outcome outcome] => _counts.TryGetValue(type, out var counts) ? counts[(int)outcome] : 0;

    public void Count(string type, Outcome outcome, int count = 1)
    {
        if (count == 0)
            return;
        if (!_counts.TryGetValue(type, out var counts))
            _counts.Add(type, counts = new int[Enum.GetValues<Outcome>().Length]);
        counts[(int)outcome] += count;
    }

    public void CountSummary() => SummariesMade++;

    public void Refuse(string file, int line, string type, string reason)
    {
        Failures++;
        Count(type, Outcome.Failed);
        OnProblem(file, line, reason);
    }

    public void CountUnknownFields(ImportLine line)
    {
        Note(line.Type, line.Row);
        if (line.Row is ImportedContribution row)
        {
            foreach (var post in (row.Posts ?? []).Concat(row.Answers ?? []))
                Note("post", post);
            foreach (var author in row.CoAuthors ?? [])
                Note("coAuthors", author);
            foreach (var (name, lines) in row.Parts)
            {
                foreach (var entry in lines)
                    Note(name, entry);
            }
        }
    }

    private void Note(string type, ImportRow row)
    {
        foreach (var field in row.Others?.Keys ?? [])
            _unknown[(type, field)] = _unknown.GetValueOrDefault((type, field)) + 1;
    }
}
