using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Ui;

/// <summary>
/// Handles <c>POST /language</c> (culture, returnUrl). The form is on every page, so it has no antiforgery token, which would prevent
/// caching of public pages. Instead the browser's own headers must show that the request comes from this site.
/// </summary>
public static class LanguageSwitch
{
    public static async Task<IResult> Choose(HttpRequest request)
    {
        if (!request.IsFromThisSite() || !request.HasFormContentType)
            return Results.BadRequest();

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var culture = form["culture"].ToString();
        if (!Language.All.Contains(culture))
            return Results.BadRequest();

        LanguageCookie.Set(request.HttpContext, culture);
        var returnUrl = form["returnUrl"].ToString();
        return Results.LocalRedirect(returnUrl.Length <= InputLengths.Address && RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
