using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>
/// On a page that is the same for every visitor: it may be kept until something it names in <see cref="PageTags"/> changes.
/// <paramref name="parameters"/> are those of the query it depends on; with any other it is made anew.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] parameters) : Attribute
{
    /// <summary>Kept for members too, who have nothing of their own in it.</summary>
    public bool IsOfThread { get; init; }

    public static CachedPageAttribute? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>();

    /// <summary>Whether this asks for the page as it stands, and not with a message of its own.</summary>
    public bool Covers(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Authorization.Count == 0 && !request.IsFetch() && SiteCookies.Read(request, SiteCookies.Message) is null
        && request.Query.All(q => q.Value.Count == 1 && parameters.Contains(q.Key));
}
