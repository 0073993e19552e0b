namespace Platform.Web.Shared;

/// <summary>The model of <c>_Diff</c>: the changes between two versions, each with its name ("Versie 1 · 1 augustus 2001").</summary>
public sealed record DiffTable(TextDiff Diff, string OldName, string NewName)
{
    /// <summary>
    /// The largest number of rows shown. For two texts of short lines that all differ, the table is fifty times as long as the texts.
    /// </summary>
    public const int MostShown = 500;

    /// <summary>
    /// Returns a line without the marks of a Markdown heading, and the level of that heading; level 0 and the whole line when it is none.
    /// </summary>
    public static (int Level, IReadOnlyList<DiffSegment> Segments) WithoutMarks(IReadOnlyList<DiffSegment> line)
    {
        if (line is not [{ Text: ['#', ..] }, ..])
            return (0, line);
        var text = string.Concat(line.Select(segment => segment.Text));
        var level = text.Length - text.TrimStart('#').Length;
        if (level > 6 || !text[level..].StartsWith(' '))
            return (0, line);
        var rest = text.Length - text[level..].TrimStart().Length;
        var segments = new List<DiffSegment>();
        foreach (var segment in line)
        {
            var cut = Math.Min(rest, segment.Text.Length);
            rest -= cut;
            if (cut < segment.Text.Length)
                segments.Add(segment with { Text = segment.Text[cut..] });
        }
        return (level, segments);
    }

    /// <summary>Numbered changes grouped by their heading, in the order of the text.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<(int Number, DiffRow Row)> Changes)> Sections()
    {
        var numbered = Diff.Changes.Take(MostShown).Select((row, index) => (Number: index + 1, Row: row)).ToList();
        for (var from = 0; from < numbered.Count;)
        {
            var heading = numbered[from].Row.Heading;
            var section = numbered.Skip(from).TakeWhile(change => change.Row.Heading == heading).ToList();
            from += section.Count;
            yield return (heading, section);
        }
    }
}
