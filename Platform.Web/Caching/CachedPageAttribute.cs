using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>
/// Marks a page that is the same for every visitor. It may be cached until one of its <see cref="PageTags"/> changes. <paramref
/// name="parameters"/> are the query parameters on which the page depends; a request with any other is not cached.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] parameters) : Attribute
{
    /// <summary>True for pages of a thread. They are cached for members too, with the parts that depend on the member filled in.</summary>
    public bool IsOfThread { get; init; }

    public static CachedPageAttribute? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>();

    /// <summary>Returns whether the request is a plain GET of the page, without a token, a message or unknown parameters.</summary>
    public bool Covers(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Authorization.Count == 0 && !request.IsFetch() && SiteCookies.Read(request, SiteCookies.Message) is null
        && request.Query.All(q => q.Value.Count == 1 && parameters.Contains(q.Key));
}
