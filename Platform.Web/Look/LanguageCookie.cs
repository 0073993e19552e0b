using Microsoft.AspNetCore.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Look;

/// <summary>
/// Only the switch decides the language. A browser's Accept-Language says what an office installed, not what its
/// reader wants, and would make one address two pages.
/// </summary>
public sealed class LanguageCookie : IRequestCultureProvider
{
    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = httpContext.Request.Cookies[NameFor(httpContext.Request)];
        return Task.FromResult(chosen is not null && Language.All.Contains(chosen)
            ? new ProviderCultureResult(chosen)
            : null);
    }

    /// <summary>Browsers refuse a __Host- cookie over plain http.</summary>
    public static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-language" : "language";

    public static void Set(HttpContext context, string language) =>
        context.Response.Cookies.Append(NameFor(context.Request), language, new CookieOptions
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
