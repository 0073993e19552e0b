namespace Platform.Web.Features.Import;

/// <summary>A line that was checked and rendered. What is left is the writing, which may have to be done again.</summary>
/// <param name="Outcome">Null for a part of a line that is counted elsewhere.</param>
/// <param name="Write">Called inside a transaction, loads what it changes. Null when nothing changed.</param>
internal sealed record Prepared(ImportLine Line, Outcome? Outcome, Func<Task>? Write, int Rows = 1)
{
    public PostCounts Posts { get; init; }

    /// <summary>The line had no summary, and its first paragraph became one.</summary>
    public bool MadeSummary { get; init; }
}

internal readonly record struct PostCounts(int New, int Changed, int Unchanged);
