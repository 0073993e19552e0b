namespace Platform.Web.Search;

public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>How long after a start the files of the index are checked: when the first visitors have been served.</summary>
    public TimeSpan CheckAfterStart { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>When they are checked each night, on the clock of <c>Platform:TimeZone</c>.</summary>
    public TimeOnly CheckAt { get; set; } = new(3, 30);
}
