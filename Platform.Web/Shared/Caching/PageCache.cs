using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Platform.Web.Followers;

namespace Platform.Web.Shared.Caching;

/// <summary>
/// Keeps whole pages for who is not signed in. Who has the cookie of a session, ended or not, never gets one and never makes one;
/// nor does a page that sets a cookie, as one with a form does.
/// </summary>
public sealed class PageCache(Evictions evictions, IOptionsMonitor<CookieAuthenticationOptions> cookies) : IMiddleware, IDisposable
{
    private const long Bytes = 64 * 1024 * 1024;

    /// <summary>Changes end a page's life; this is for what no change tells, such as a new version of the renderer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = Bytes });
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

        if (_pages.TryGetValue(key, out Page? page) && evictions.Hold(page!.Made, page.Tags))
        {
            await page.Write(context.Response);
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
        {
            page = new Page(written.ToArray(), response.ContentType, tags, made);
            if (evictions.Hold(made, tags))
                _pages.Set(key, page, new MemoryCacheEntryOptions { Size = KeptBytes.Of(key, page.Body.Length, tags), AbsoluteExpirationRelativeToNow = Longest });
        }
        response.ContentLength = written.Length;
        written.Position = 0;
        await written.CopyToAsync(body, context.RequestAborted);
    }

    public void Dispose() => _pages.Dispose();

    /// <returns>Null for what is neither kept nor served from here.</returns>
    private string? KeyOf(HttpContext context)
    {
        var request = context.Request;
        return !request.Cookies.ContainsKey(_session) && CachedPageAttribute.Of(context)?.Covers(request) == true
            ? $"{CultureInfo.CurrentUICulture.Name} {request.Path}{request.QueryString}"
            : null;
    }

    private sealed record Page(byte[] Body, string? ContentType, IReadOnlyCollection<ChangeKey> Tags, long Made)
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
