using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>
/// Caches whole pages for visitors. A request with a session cookie, valid or not, neither uses nor fills the cache. A page that sets a
/// cookie is not cached; a page with a form sets one.
/// A cached page is also compressed. It is the same for all visitors, so its length cannot tell anything about one of them.
/// </summary>
public sealed class PageCache(ContentCache cache, Invalidations invalidations, IOptionsMonitor<CookieAuthenticationOptions> cookies) : IMiddleware
{
    private readonly string _session = cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name!;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Cookies.ContainsKey(_session) && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            // Set when the response starts, because antiforgery sets a weaker header.
            context.Response.OnStarting(static response =>
            {
                ((HttpResponse)response).Headers.CacheControl = "private, no-store";
                return Task.CompletedTask;
            }, context.Response);
        if (KeyOf(context) is not { } key)
        {
            await next(context);
            return;
        }

        if (cache.Find<VisitorPage>(key) is { } kept)
        {
            // The header of RFC 9211.
            context.Response.Headers["Cache-Status"] = "platform; hit";
            await kept.Send(context);
            return;
        }

        var made = invalidations.Now;
        var response = context.Response;
        var body = response.Body;
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        var tags = context.RequestServices.GetRequiredService<PageTags>().All;
        if (response is { StatusCode: StatusCodes.Status200OK, HasStarted: false } && tags.Count > 0 && response.Headers.SetCookie.Count == 0)
        {
            var page = new VisitorPage(written.ToArray(), response.ContentType);
            cache.Keep(key, page, page.MostBytes, tags, made);
            await page.Send(context);
            return;
        }

        // A response without a body, such as a 404, gets its error page in an outer middleware, so it must not be started here.
        if (written.Length == 0)
            return;
        response.ContentLength = written.Length;
        written.Position = 0;
        await written.CopyToAsync(body, context.RequestAborted);
    }

    /// <returns>Null when the page cache does not apply to the request.</returns>
    private CacheKey? KeyOf(HttpContext context)
    {
        var request = context.Request;
        return !request.Cookies.ContainsKey(_session) && CachedPageAttribute.Of(context)?.Covers(request) == true
            ? new CacheKey(CacheSubject.Page(request), CacheVersion.UntilTagsChange, Language.Current, ReaderClass.Visitors)
            : null;
    }
}
