namespace Platform.Web.Search;

public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>How long after a start the files of the index are checked. By then the first visitors have been served.</summary>
    public TimeSpan CheckAfterStart { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one request may search. After that it shows what it found, and that there may be more.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>When the files are checked each night, in the zone of <c>Platform:TimeZone</c>.</summary>
    public TimeOnly CheckAt { get; set; } = new(3, 30);
}
