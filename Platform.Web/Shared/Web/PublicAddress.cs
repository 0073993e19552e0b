using System.Net;
using Microsoft.Extensions.Options;

namespace Platform.Web.Shared;

/// <summary>
/// The site has one address, Platform:PublicUrl. Scheme and host come from that setting, not from the request, because anybody can write a
/// request's headers.
/// </summary>
public static class PublicAddress
{
    /// <summary>Returns the full URL of a path on this site.</summary>
    public static string Absolute(this HttpRequest request, string path) =>
        request.HttpContext.RequestServices.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>Sets the scheme of each request. Add it first, because later middleware uses the scheme.</summary>
    public static WebApplication UsePublicAddress(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PlatformOptions>>().Value;
        app.Use(async (context, next) =>
        {
            if (IsForUs(context.Request, options.PublicUrl))
            {
                // A proxy that ends TLS sends plain http to this process.
                context.Request.Scheme = options.PublicUrl.Scheme;
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"This site is at {options.PublicUrl}. Another name has to be in Platform:PublicUrl.\n");
        });
        return app;
    }

    /// <summary>
    /// Returns whether the request is for this site. Probes use any name or number of the machine, and a proxy on the same machine may use
    /// its own.
    /// </summary>
    private static bool IsForUs(HttpRequest request, Uri site)
    {
        var host = request.Host.Host;
        return host.Equals(site.IdnHost, StringComparison.OrdinalIgnoreCase)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
            || request.Path == "/healthz" || request.Path == "/readyz";
    }
}
