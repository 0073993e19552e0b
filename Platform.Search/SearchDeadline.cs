using System.Diagnostics;

namespace Platform.Search;

/// <summary>
/// Until when a search goes on. After that it gives what it has found, and says that this is a part. One deadline may serve
/// several searches, which then have that time together.
/// </summary>
public sealed class SearchDeadline(TimeSpan longest)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public bool IsOver => Stopwatch.GetElapsedTime(_start) >= longest;
}
