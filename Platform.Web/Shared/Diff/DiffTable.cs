namespace Platform.Web.Shared;

/// <summary>What <c>_Diff</c> shows: the changes between two versions, each under its name ("Versie 1 · 1 augustus 2001").</summary>
public sealed record DiffTable(TextDiff Diff, string OldName, string NewName)
{
    /// <summary>Of two texts of nothing but short lines that differ the table would be fifty times as long as they are.</summary>
    public const int MostShown = 500;

    /// <summary>Numbered changes by the heading they stand under, in the order of the text.</summary>
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
