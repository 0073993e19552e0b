using System.Globalization;
using System.Xml.Linq;

namespace Platform.Tests.Features.Search;

/// <summary>What RFC 4287 demands (section 4.1) of the parts that our feeds have.</summary>
internal static class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void Check(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        CheckParts(feed, "title", "id", "updated");
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            CheckParts(entry, "title", "id", "updated");
            // A feed without an author of its own needs one on each entry.
            Assert.NotEmpty(entry.Elements(Atom + "author"));
            Assert.All(entry.Elements(Atom + "author"), author => Assert.NotEmpty(author.Elements(Atom + "name").Single().Value));
            Assert.Single(entry.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
            Assert.True(entry.Elements(Atom + "summary").Count() <= 1);
        }

        Assert.Single(feed.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "self");
        var ids = feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static void CheckParts(XElement of, params string[] once)
    {
        Assert.All(once, name => Assert.Single(of.Elements(Atom + name)));
        Assert.True(Uri.TryCreate(of.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
        Assert.All(of.Elements(Atom + "link"), link => Assert.True(Uri.TryCreate(link.Attribute("href")!.Value, UriKind.Absolute, out _)));
        foreach (var date in of.Elements().Where(e => e.Name == Atom + "updated" || e.Name == Atom + "published"))
            Assert.True(DateTimeOffset.TryParseExact(date.Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), date.Value);
    }
}
