using Microsoft.AspNetCore.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

/// <summary>
/// Takes the language from the reader's own choice only. A browser's Accept-Language shows what an office installed, not what the reader
/// wants, and would make two pages of one URL.
/// </summary>
public sealed class LanguageCookie : IRequestCultureProvider
{
    private const string Name = "language";

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = SiteCookies.Read(httpContext.Request, Name);
        return Task.FromResult(chosen is not null && Language.All.Contains(chosen)
            ? new ProviderCultureResult(chosen)
            : null);
    }

    public static void Set(HttpContext context, string language) => SiteCookies.Append(context, Name, language, TimeSpan.FromDays(365));
}
