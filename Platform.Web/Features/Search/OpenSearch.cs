using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Search;

/// <summary>Describes the search for a browser's address bar (OpenSearch 1.1), in both languages.</summary>
public static class OpenSearch
{
    private const string ContentType = "application/opensearchdescription+xml";
    private static readonly XNamespace Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    public static string PathIn(string language) => language == "en" ? "/opensearch.en.xml" : "/opensearch.xml";

    public static void MapOpenSearch(this WebApplication app)
    {
        foreach (var language in Language.All)
            app.MapGet(PathIn(language), (HttpRequest request, IStringLocalizer<SearchText> texts) => Language.In(language, () => Describe(request, texts))).ExcludeFromDescription();
    }

    private static IResult Describe(HttpRequest request, IStringLocalizer<SearchText> texts)
    {
        // The braces belong to the template, so they must not be encoded.
        var site = request.Absolute("");
        WellKnown.MayBeKept(request.HttpContext.Response);
        var speak = Language.IsDutch ? "" : "&speak=en";
        var description = new XElement(
            Namespace + "OpenSearchDescription",
            new XElement(Namespace + "ShortName", "Platform O"),
            new XElement(Namespace + "Description", texts["OpenSearch"].Value),
            new XElement(Namespace + "Language", Language.Current),
            new XElement(Namespace + "InputEncoding", "UTF-8"),
            new XElement(Namespace + "OutputEncoding", "UTF-8"),
            new XElement(Namespace + "Image", new XAttribute("type", "image/svg+xml"), site + "/favicon.svg"),
            Url("text/html", "/search?q={searchTerms}"),
            Url("application/x-suggestions+json", "/api/v1/suggest?q={searchTerms}&format=opensearch"),
            Url("application/atom+xml", SearchFeed.Path + "?q={searchTerms}" + speak),
            new XElement(Namespace + "Url", new XAttribute("type", ContentType), new XAttribute("rel", "self"), new XAttribute("template", site + PathIn(Language.Current))));
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + description, ContentType + "; charset=utf-8");

        XElement Url(string type, string template) => new(Namespace + "Url", new XAttribute("type", type), new XAttribute("template", site + template));
    }
}
