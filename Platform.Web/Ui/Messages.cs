using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

/// <summary>
/// Shows one line at the top of the next page, for example after a redirect: <c>TempData.Say("Uw vraag staat online.")</c>.
/// </summary>
public static class Messages
{
    private const string Key = "Message";

    public static void Say(this ITempDataDictionary next, string message) => next[Key] = message;

    /// <summary>
    /// Returns the message, if any. Reads TempData only when there is one, because reading it sets a cookie and cached pages set none.
    /// </summary>
    public static string? For(ViewContext view) =>
        SiteCookies.Read(view.HttpContext.Request, SiteCookies.Message) is not null ? view.TempData[Key] as string : null;
}
