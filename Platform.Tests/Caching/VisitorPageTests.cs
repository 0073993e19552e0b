using System.IO.Compression;
using System.Net;
using Platform.Tests.Features.Threads;

namespace Platform.Tests.Caching;

public sealed class VisitorPageTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_cached_page_is_compressed_as_the_browser_accepts_and_holds_the_same_bytes(string? accepts, string? encoding)
    {
        var page = $"/questions/{await app.Ask("Gijs")}";
        Answer? cached = null;
        // The follower tells of each change once more, a moment after its commit did.
        await Conversation.Eventually(async () => (cached = await Get(page, accepts)).IsCached, $"{page} is cached");

        var plain = await Get(page, null);

        Assert.True(plain.IsCached);
        Assert.Equal(encoding, cached!.Encoding);
        Assert.Equal("Accept-Encoding, Accept-Language, Cookie", cached.Vary);
        Assert.Equal(plain.Html, cached.Html);
        Assert.True(encoding is null || cached.Length < plain.Length / 2, $"{cached.Length} of {plain.Length} bytes");
    }

    [Fact]
    public async Task A_browser_that_has_the_page_gets_304_until_the_page_changes()
    {
        var page = $"/questions/{await app.Ask("Gijs")}";
        foreach (var accepts in new[] { "br", "gzip", null })
        {
            var known = await Get(page, accepts);
            var again = await Get(page, accepts, known.Tag);

            Assert.Equal(HttpStatusCode.OK, known.Status);
            Assert.Equal(HttpStatusCode.NotModified, again.Status);
            Assert.Equal(0, again.Length);
            Assert.Equal(known.Tag, again.Tag);
            Assert.Equal(HttpStatusCode.OK, (await Get(page, accepts, "\"ander\"")).Status);
            await app.Reply("Hanna", page.Split('/')[^1], "Ja, dat mag.");
            Assert.Equal(HttpStatusCode.OK, (await Get(page, accepts, known.Tag)).Status);
        }
    }

    [Fact]
    public async Task A_browser_with_the_page_in_another_language_gets_no_304()
    {
        var page = $"/questions/{await app.Ask("Gijs")}";
        var dutch = await Get(page, "br");

        var english = await Get(page, "br", dutch.Tag, "en");

        Assert.Equal(HttpStatusCode.OK, english.Status);
        Assert.NotEqual(dutch.Tag, english.Tag);
    }

    [Fact]
    public async Task A_page_of_a_member_is_never_compressed_and_has_no_tag()
    {
        var page = $"/questions/{await app.Ask("Gijs")}";
        using var member = await app.As("Hanna");
        member.Http.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");

        using var answer = await member.Http.GetAsync(page);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Null(answer.Headers.ETag);
    }

    private async Task<Answer> Get(string page, string? accepts, string? known = null, string? language = null)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        foreach (var (name, value) in new[] { ("Accept-Encoding", accepts), ("If-None-Match", known), ("Cookie", language is null ? null : $"language={language}") })
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        using var response = await browser.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var encoding = response.Content.Headers.ContentEncoding.SingleOrDefault();
        return new Answer(
            response.StatusCode, encoding, bytes.Length, Decoded(encoding, bytes), response.Headers.ETag?.Tag,
            string.Join(", ", response.Headers.Vary), response.Headers.Contains("Cache-Status"));
    }

    private static string Decoded(string? encoding, byte[] bytes)
    {
        using var compressed = new MemoryStream(bytes);
        using Stream plain = encoding switch
        {
            "br" => new BrotliStream(compressed, CompressionMode.Decompress),
            "gzip" => new GZipStream(compressed, CompressionMode.Decompress),
            _ => compressed,
        };
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }

    private sealed record Answer(HttpStatusCode Status, string? Encoding, int Length, string Html, string? Tag, string Vary, bool IsCached);
}
