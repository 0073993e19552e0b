using AngleSharp.Html.Parser;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Mail;

/// <summary>Converts rendered HTML to HTML for mail, with absolute links and with text instead of images.</summary>
public static class MailHtml
{
    /// <param name="html">HTML of the renderer, so it is safe already.</param>
    public static string Of(string html, Uri page)
    {
        var document = new HtmlParser().ParseDocument("");
        var body = document.Body!;
        body.InnerHtml = html;
        foreach (var image in body.QuerySelectorAll("img").ToList())
            image.Replace(document.CreateTextNode(image.GetAttribute("alt") ?? ""));
        foreach (var link in body.QuerySelectorAll("a[href]"))
        {
            if (Uri.TryCreate(page, link.GetAttribute("href"), out var whole))
                link.SetAttribute("href", whole.AbsoluteUri);
        }

        return HtmlText.Of(body);
    }
}
