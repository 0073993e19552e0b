namespace Platform.Web.Shared;

public enum SegmentKind
{
    Unchanged,
    Inserted,
    Deleted,
}

/// <summary>A piece of a line that is in both texts, only in the newer, or only in the older.</summary>
public sealed record DiffSegment(SegmentKind Kind, string Text);

/// <summary>
/// A line of the older text and the line that replaced it; one side is empty when a line was added or removed. <paramref name="Heading"/>
/// is the Markdown heading above the line, "" before the first.
/// </summary>
public sealed record DiffRow(string Heading, IReadOnlyList<DiffSegment> Old, IReadOnlyList<DiffSegment> New)
{
    public bool IsChanged => Old.Concat(New).Any(segment => segment.Kind != SegmentKind.Unchanged);
}

/// <summary>
/// The differences between two Markdown texts: by line (a paragraph, an item, a row), and by word within a line. Empty lines are ignored.
/// </summary>
public sealed record TextDiff(IReadOnlyList<DiffRow> Rows)
{
    public IReadOnlyList<DiffRow> Changes { get; } = [.. Rows.Where(row => row.IsChanged)];

    public int WordsAdded => Changes.Sum(row => WordDiff.CountWords(row.New, SegmentKind.Inserted));

    public int WordsRemoved => Changes.Sum(row => WordDiff.CountWords(row.Old, SegmentKind.Deleted));

    public static TextDiff Between(string older, string newer)
    {
        var rows = new List<DiffRow>();
        var heading = "";
        var budget = new DiffBudget();
        foreach (var (old, now) in Pairs(LinesOf(older), LinesOf(newer), budget))
        {
            heading = HeadingIn(now ?? old!) ?? heading;
            var (left, right) = WordDiff.Between(old, now, budget);
            rows.Add(new DiffRow(heading, left, right));
        }
        return new TextDiff(rows);
    }

    private static IEnumerable<(string? Old, string? New)> Pairs(string[] old, string[] now, DiffBudget budget)
    {
        var at = 0;
        foreach (var (oldRange, newRange) in SequenceDiff.Between(old, now, budget))
        {
            foreach (var line in old[at..oldRange.Start])
                yield return (line, line);
            foreach (var pair in LinePairs.Of(old[oldRange], now[newRange]))
                yield return pair;
            at = oldRange.End.Value;
        }
        foreach (var line in old[at..])
            yield return (line, line);
    }

    private static string[] LinesOf(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    private static string? HeadingIn(string line)
    {
        var marks = line.Length - line.TrimStart('#').Length;
        return marks is >= 1 and <= 6 && line[marks..].StartsWith(' ') ? line[marks..].Trim(' ', '#') : null;
    }
}
