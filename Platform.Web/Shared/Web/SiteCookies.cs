using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Platform.Web.Shared;

/// <summary>
/// Makes every cookie of the site. On an https site each cookie is sent over https only and belongs to this host alone. Browsers enforce
/// this for a name that starts with <c>__Host-</c>.
/// </summary>
public static class SiteCookies
{
    /// <summary>Name of the cookie with the message that the next page shows.</summary>
    public const string Message = "message";

    /// <summary>Configures the cookies that the framework sets.</summary>
    public static IServiceCollection AddSiteCookies(this IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<PlatformOptions>>((options, site) => Make(options.Cookie, "platform", SameSiteMode.Lax, site.Value));
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<PlatformOptions>>((options, site) => Make(options.Cookie, "antiforgery", SameSiteMode.Strict, site.Value));
        services.AddOptions<CookieTempDataProviderOptions>()
            .Configure<IOptions<PlatformOptions>>((options, site) => Make(options.Cookie, Message, SameSiteMode.Lax, site.Value));
        return services;
    }

    /// <summary>Returns the full name of the cookie. The scheme of a request is that of the public address.</summary>
    public static string NameFor(HttpRequest request, string name) => Name(name, request.IsHttps);

    public static string? Read(HttpRequest request, string name) => request.Cookies[NameFor(request, name)];

    /// <param name="life">Null: until the browser is closed.</param>
    public static void Append(HttpContext context, string name, string value, TimeSpan? life = null) =>
        context.Response.Cookies.Append(NameFor(context.Request, name), value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = life,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    private static void Make(CookieBuilder cookie, string name, SameSiteMode sameSite, PlatformOptions site)
    {
        cookie.Name = Name(name, site.IsHttps);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    private static string Name(string name, bool https) => https ? "__Host-" + name : name;
}
