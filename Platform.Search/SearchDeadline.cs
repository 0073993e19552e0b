using System.Diagnostics;

namespace Platform.Search;

/// <summary>
/// The time within which a search must end. After it the search returns what it found, marked as partial. The time starts at the first
/// check, which follows the first documents, so that compilation and reading from disk do not count. Several searches can share one
/// deadline.
/// </summary>
public sealed class SearchDeadline(TimeSpan longest)
{
    private long _start;

    public bool IsOver
    {
        get
        {
            if (_start == 0) _start = Stopwatch.GetTimestamp();
            return Stopwatch.GetElapsedTime(_start) >= longest;
        }
    }
}
