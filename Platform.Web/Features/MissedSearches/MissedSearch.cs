namespace Platform.Web.Features.MissedSearches;

/// <summary>Words without results that at least three people typed. It does not record who they were.</summary>
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

    /// <summary>The words in the form of <see cref="MissedWords.Normal"/>.</summary>
    public string Words { get; private set; } = "";

    /// <summary>How often the words were searched, on all nodes together.</summary>
    public int Times { get; private set; }

    public DateTime FirstAt { get; private set; }

    public DateTime LastAt { get; private set; }

    public void Again(int times, DateTime at)
    {
        Times += times;
        LastAt = at;
    }
}
