using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Search;

/// <summary>
/// The newest results of a query as an Atom feed (RFC 4287). It has only what visitors may see, so it may be cached and shared. A
/// query that cannot be read gives a feed without entries, and its title says why.
/// </summary>
public static class SearchFeed
{
    public const string Path = "/search/feed";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Entries = 30;

    public static void MapSearchFeed(this WebApplication app) => app.MapGet(Path, Feed).RefusesLongInput().RequireRateLimiting(SearchesAtOnce.Policy).ExcludeFromDescription();

    private static async Task<IResult> Feed(
        ReadQuery read, ArchiveSearch archive, IStringLocalizer<SearchText> texts, IStringLocalizer<LayerText> layers, IOptions<PlatformOptions> options,
        HttpContext http, CancellationToken cancel, [StringLength(QueryLimits.Length)] string? q = null, string? speak = null)
    {
        var query = await read.Read(UserText.Clean(q ?? ""), Viewer.Outsider, cancel);
        var found = query.Problems.Count > 0
            ? null
            : await archive.Find(query.Request with { Sort = SearchSort.Newest, PageSize = Entries }, Viewer.Outsider, cancel);
        // The language comes from the address and never from the cookie, because caches share the response.
        var feed = Language.In(speak == "en" ? "en" : "nl", () => Write(query, found?.Items ?? [], options.Value.PublicUrl, texts, layers));
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(
            feed, "application/atom+xml; charset=utf-8", lastModified: found?.Items is [var newest, ..] ? Utc(newest.PublishedAt) : null,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(feed))[..32]}\""));
    }

    private static byte[] Write(
        SearchQuery query, IReadOnlyList<FoundContribution> items, Uri site, IStringLocalizer<SearchText> texts, IStringLocalizer<LayerText> layers)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            var self = SearchQuery.Address(query.Typed, path: Path) + (Language.IsDutch ? "" : "&speak=en");
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Language.Current);
            xml.WriteElementString("title", Atom, query.Problems.Count > 0
                ? texts["FeedBroken", string.Join(", ", query.Problems.Select(p => p.Typed))]
                : query.Typed.Length > 0 ? texts["FeedFor", query.Typed] : texts["FeedAll"]);
            xml.WriteElementString("id", Atom, new Uri(site, self).AbsoluteUri);
            xml.WriteElementString("updated", Atom, Time(items is [var newest, ..] ? newest.PublishedAt : DateTime.UnixEpoch));
            Link(xml, "self", new Uri(site, self), "application/atom+xml");
            Link(xml, "alternate", new Uri(site, SearchQuery.Address(query.Typed)), "text/html");
            foreach (var item in items)
                Entry(xml, item, site, layers);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, FoundContribution item, Uri site, IStringLocalizer<LayerText> layers)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("title", Atom, Text(item.Title));
        xml.WriteElementString("id", Atom, new Uri(site, item.Path).AbsoluteUri);
        xml.WriteElementString("published", Atom, Time(item.PublishedAt));
        xml.WriteElementString("updated", Atom, Time(item.PublishedAt));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, item.Author.Called(layers));
        xml.WriteEndElement();
        Link(xml, "alternate", new Uri(site, item.HitPath), "text/html");
        xml.WriteElementString("summary", Atom, Text(item.Snippet));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static string Text(IReadOnlyList<TextSegment> segments) => UserText.Clean(string.Concat(segments.Select(s => s.Text)));

    private static string Time(DateTime utc) => Utc(utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
