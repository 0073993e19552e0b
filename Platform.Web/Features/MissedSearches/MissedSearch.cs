namespace Platform.Web.Features.MissedSearches;

/// <summary>Words that found nothing and that at least three people typed. Who they were is written nowhere.</summary>
public sealed class MissedSearch
{
    public const int LongestWords = 80;

    private MissedSearch()
    {
    }

    public MissedSearch(string words, int times, DateTime at)
    {
        Words = words;
        Times = times;
        FirstAt = at;
        LastAt = at;
    }

    /// <summary>As <see cref="MissedWords.Normal"/> makes them.</summary>
    public string Words { get; private set; } = "";

    /// <summary>How often they were searched, on all nodes together.</summary>
    public int Times { get; private set; }

    public DateTime FirstAt { get; private set; }

    public DateTime LastAt { get; private set; }

    public void Again(int times, DateTime at)
    {
        Times += times;
        LastAt = at;
    }
}
