using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>
/// Keeps whole pages for visitors. A request with the cookie of a session, ended or not, neither gets a kept page nor makes one.
/// A page that sets a cookie is not kept; pages with a form do that.
/// </summary>
public sealed class PageCache(ContentCache cache, Invalidations evictions, IOptionsMonitor<CookieAuthenticationOptions> cookies) : IMiddleware
{
    private readonly string _session = cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name!;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Cookies.ContainsKey(_session) && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            // At the end, since antiforgery says less.
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

        if (cache.Find<Page>(key) is { } kept)
        {
            await kept.Write(context.Response);
            return;
        }

        var made = evictions.Now;
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
            cache.Keep(key, new Page(written.ToArray(), response.ContentType), written.Length, tags, made);
        // An answer without a body, such as 404, gets the error page outside of this: it must not seem to be written already.
        if (written.Length == 0)
            return;
        response.ContentLength = written.Length;
        written.Position = 0;
        await written.CopyToAsync(body, context.RequestAborted);
    }

    /// <returns>Null for what is neither kept nor served from here.</returns>
    private CacheKey? KeyOf(HttpContext context)
    {
        var request = context.Request;
        return !request.Cookies.ContainsKey(_session) && CachedPageAttribute.Of(context)?.Covers(request) == true
            ? new CacheKey(CacheSubject.Page(request), CacheVersion.UntilTagsChange, Language.Current, ReaderClass.Visitors)
            : null;
    }

    private sealed record Page(byte[] Body, string? ContentType)
    {
        public async Task Write(HttpResponse response)
        {
            response.ContentType = ContentType;
            response.ContentLength = Body.Length;
            // RFC 9211.
            response.Headers["Cache-Status"] = "platform; hit";
            await response.Body.WriteAsync(Body, response.HttpContext.RequestAborted);
        }
    }
}
