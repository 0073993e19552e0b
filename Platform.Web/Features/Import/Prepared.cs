namespace Platform.Web.Features.Import;

/// <summary>A checked and rendered line, ready to be written. Writing may happen again after a failed transaction.</summary>
/// <param name="Outcome">Null for a part of a line that is counted elsewhere.</param>
/// <param name="Write">Runs inside a transaction and loads the rows that it changes. Null when nothing changed.</param>
internal sealed record Prepared(ImportLine Line, Outcome? Outcome, Func<Task>? Write, int Rows = 1)
{
    /// <summary>Null for an item that writes no rows under a contribution.</summary>
    public RowCounts? Under { get; init; }

    /// <summary>True when the line had no summary and its first paragraph became one.</summary>
    public bool MadeSummary { get; init; }
}

/// <summary>Counts of posts, or of lines of a part, under a contribution.</summary>
internal sealed record RowCounts(string Type, int New, int Changed, int Unchanged);
