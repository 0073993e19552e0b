namespace Platform.Web.Features.Contributions;

/// <summary>A list as a search: for its feed, and to narrow it by what only the search filters by.</summary>
/// <param name="Query">In the query language, such as "type:question".</param>
public sealed record ListSearch(string Query)
{
    public string Page => "/search?q=" + Uri.EscapeDataString(Query);

    public string Feed => "/search/feed?q=" + Uri.EscapeDataString(Query);
}
