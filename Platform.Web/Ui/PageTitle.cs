using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

public static class PageTitle
{
    /// <summary>
    /// Returns the title of a page, such as "Fout: Stel een vraag | Platform O". Errors come first, because a screen reader reads the title
    /// first.
    /// </summary>
    public static string Of(ViewContext view, IStringLocalizer<SharedText> texts)
    {
        var own = Unseen.Remove(view.ViewData["Title"]?.ToString() ?? "");
        if (own.Length == 0)
            return "Platform O";
        var refused = !view.ModelState.IsValid && HttpMethods.IsPost(view.HttpContext.Request.Method);
        return $"{(refused ? texts["TitleWithErrors", own] : own)} | Platform O";
    }
}
