using System.Net;
using Microsoft.Extensions.Options;

namespace Platform.Web.Shared;

/// <summary>
/// The site has one address, Platform:PublicUrl. Whether a request came by https and under which name is read from there and
/// not from the request, whose headers anybody can write.
/// </summary>
public static class PublicAddress
{
    /// <summary>The full address of a path on this site.</summary>
    public static string Absolute(this HttpRequest request, string path) =>
        request.HttpContext.RequestServices.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>First in the pipeline: what comes after it asks the request for its scheme.</summary>
    public static WebApplication UsePublicAddress(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PlatformOptions>>().Value;
        app.Use(async (context, next) =>
        {
            if (IsForUs(context.Request, options.PublicUrl))
            {
                // The proxy that ends TLS speaks http to us.
                context.Request.Scheme = options.PublicUrl.Scheme;
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"This site is at {options.PublicUrl}. Another name has to be in Platform:PublicUrl.\n");
        });
        return app;
    }

    /// <summary>Probes ask by whatever name or number a machine has; a proxy on the same machine may use its own.</summary>
    private static bool IsForUs(HttpRequest request, Uri site)
    {
        var host = request.Host.Host;
        return host.Equals(site.IdnHost, StringComparison.OrdinalIgnoreCase)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
            || request.Path == "/healthz" || request.Path == "/readyz";
    }
}
