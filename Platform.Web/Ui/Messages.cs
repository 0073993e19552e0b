using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

/// <summary>One line on top of the next page, as after a redirect: <c>TempData.Say("Je vraag staat online.")</c>.</summary>
public static class Messages
{
    private const string Key = "Message";

    public static void Say(this ITempDataDictionary next, string message) => next[Key] = message;

    /// <summary>Looks only where something was said: reading TempData sets a cookie, and a page for everyone has none.</summary>
    public static string? For(ViewContext view) =>
        SiteCookies.Read(view.HttpContext.Request, SiteCookies.Message) is not null ? view.TempData[Key] as string : null;
}
