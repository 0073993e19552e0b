using AngleSharp;
using AngleSharp.Html.Dom;

namespace Platform.Tests.Support;

/// <summary>Follows every link of the site as one person, without submitting any form.</summary>
public static class Crawler
{
    /// <param name="most">The maximum number of pages; the test asserts the minimum.</param>
    public static async Task<IReadOnlyList<Page>> Crawl(PlatformClient client, IEnumerable<string> from, int most = 400)
    {
        var waiting = new Queue<string>(from);
        var seen = new HashSet<string>(waiting);
        var pages = new List<Page>();
        while (waiting.Count > 0 && pages.Count < most)
        {
            var address = waiting.Dequeue();
            using var response = await client.Http.GetAsync(address);
            var html = await response.Content.ReadAsStringAsync();
            var context = BrowsingContext.New(Configuration.Default);
            var document = await context.OpenAsync(r => r.Content(html).Address(response.RequestMessage!.RequestUri!));
            pages.Add(new Page(response.RequestMessage!.RequestUri!, response, html, document));
            Assert.True((int)response.StatusCode < 500, $"{address}: {(int)response.StatusCode}");
            foreach (var link in document.Links.OfType<IHtmlAnchorElement>())
            {
                if (link.Origin != response.RequestMessage.RequestUri!.GetLeftPart(UriPartial.Authority))
                    continue;
                var path = link.PathName + link.Search;
                if (seen.Add(path))
                    waiting.Enqueue(path);
            }
        }

        return pages;
    }
}
