using System.Globalization;
using Platform.Tests.Support;

namespace Platform.Tests.Ui;

public sealed class PublicPageTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    public static TheoryData<string> Pages =>
        ["/about", "/about/house-rules", "/about/accessibility", "/about/privacy", "/about/help"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_runs_nothing_inline_and_sets_no_cookie(string path)
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get(path);

        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            page.Response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", page.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", page.Response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(page.Response.Headers.Contains("Server"));
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
        Assert.Empty(page.Document.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Empty(page.Document.QuerySelectorAll("main input[name='__RequestVerificationToken']"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_one_heading_a_title_and_knows_its_place(string path)
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get(path);

        var heading = Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Equal($"{heading.TextContent} | Platform O", page.Document.Title);
        Assert.Equal(path, page.Document.QuerySelector("main [aria-current='page']")?.GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector(".nl-skip-link[href='#inhoud']"));
        Assert.NotNull(page.Document.QuerySelector("footer a[href='/about/accessibility']"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_speaks_both_languages_throughout(string path)
    {
        using var visitor = app.Visitor();
        var dutch = (await visitor.Get(path)).Document.QuerySelectorAll("main :is(h1, h2, dt)").Select(h => h.TextContent).ToList();
        visitor.SetCookie("language", "en");
        var english = (await visitor.Get(path)).Document.QuerySelectorAll("main :is(h1, h2, dt)").Select(h => h.TextContent).ToList();

        Assert.Equal(dutch.Count, english.Count);
        Assert.Empty(dutch.Intersect(english).Except(["Privacy", "Contact", "Cookies"]));
    }

    [Fact]
    public async Task Every_file_a_page_asks_for_is_there()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/about");
        var styles = page.Document.QuerySelector("link[rel='stylesheet']")!.GetAttribute("href")!;
        var css = await visitor.Http.GetStringAsync(styles);
        var fonts = css.Split("url(").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)].Trim('"', '\''))
            .Where(url => url.EndsWith(".woff2", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, fonts.Count);
        foreach (var file in fonts.Concat(page.Document.QuerySelectorAll("link[href]").Select(link => link.GetAttribute("href")!)))
        {
            using var answer = await visitor.Http.GetAsync(file);
            Assert.True(answer.IsSuccessStatusCode, file);
        }
    }

    [Fact]
    public async Task The_accessibility_statement_claims_no_status_of_its_own()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/about/accessibility");

        Assert.Contains("De status is nog niet vastgesteld", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("voldoet volledig", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Security_txt_says_whom_to_tell_and_does_not_expire_within_a_month()
    {
        using var visitor = app.Visitor();
        using var answer = await visitor.Http.GetAsync("/.well-known/security.txt");
        var fields = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)], line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("mailto:", fields["Contact"], StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(fields["Expires"], CultureInfo.InvariantCulture);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(31), TimeSpan.FromDays(365));
    }
}
