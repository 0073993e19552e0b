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
public sealed class PageCache(ContentCache cache, SingleFlight flight, Invalidations invalidations, IOptionsMonitor<CookieAuthenticationOptions> cookies) : IMiddleware
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

        if (Find(key, context) is { } cached)
        {
            await cached.Send(context);
            return;
        }

        using var written = new MemoryStream();
        var page = await Make(key, context, next, written);
        if (page is not null)
            await page.Send(context);
        // A response without a body, such as a 404, gets its error page in an outer middleware, so it must not be started here.
        else if (written.Length > 0)
        {
            context.Response.ContentLength = written.Length;
            written.Position = 0;
            await written.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    /// <summary>Makes the page, unless another request made it meanwhile. One request at a time makes a page.</summary>
    /// <param name="written">Takes a response that cannot be cached.</param>
    /// <returns>Null when the response cannot be cached.</returns>
    private async Task<VisitorPage?> Make(CacheKey key, HttpContext context, RequestDelegate next, MemoryStream written)
    {
        using var right = await flight.Enter(key, context.RequestAborted);
        if (Find(key, context) is { } meanwhile)
            return meanwhile;
        var made = invalidations.Now;
        var response = context.Response;
        var body = response.Body;
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
        if (response is not { StatusCode: StatusCodes.Status200OK, HasStarted: false } || tags.Count == 0 || response.Headers.SetCookie.Count > 0)
            return null;
        var page = new VisitorPage(written.ToArray(), response.ContentType);
        cache.Keep(key, page, page.MostBytes, tags, made);
        return page;
    }

    private VisitorPage? Find(CacheKey key, HttpContext context)
    {
        var page = cache.Find<VisitorPage>(key);
        if (page is not null)
            // The header of RFC 9211.
            context.Response.Headers["Cache-Status"] = "platform; hit";
        return page;
    }

    /// <returns>Null when the page cache does not apply to the request.</returns>
    private CacheKey? KeyOf(HttpContext context)
    {
        var request = context.Request;
        return cache.IsOn && !request.Cookies.ContainsKey(_session) && CachedPageAttribute.Of(context)?.Covers(request) == true
            ? new CacheKey(CacheSubject.Page(request), CacheVersion.UntilTagsChange, Language.Current, ReaderClass.Visitors)
            : null;
    }
}
