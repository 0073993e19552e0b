using System.Diagnostics;

namespace Platform.Search;

/// <summary>
/// Until when a search goes on. After that it gives what it has found, and says that this is a part. The time runs from the first
/// look at it, which comes after the first documents: what is compiled or read from disk before that is no fault of the query.
/// One deadline may serve several searches, which then have that time together.
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
