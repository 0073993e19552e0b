using Platform.Search;
using Platform.Web.Access;

namespace Platform.Web.Search;

public static class SearchRequests
{
    /// <summary>Limits a search to what this viewer may read.</summary>
    public static SearchRequest For(this SearchRequest request, Viewer viewer) =>
        request with { Audiences = [.. Visibility.Audiences(viewer).Select(SearchDocuments.Audience)] };
}
