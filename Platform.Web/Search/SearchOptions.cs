namespace Platform.Web.Search;

public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>How long after a start the files of the index are checked: when the first visitors have been served.</summary>
    public TimeSpan CheckAfterStart { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a request may search; after that it shows what it found, and says that there may be more.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>When they are checked each night, on the clock of <c>Platform:TimeZone</c>.</summary>
    public TimeOnly CheckAt { get; set; } = new(3, 30);
}
