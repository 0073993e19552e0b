using System.Net;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;

namespace Platform.Tests.Ui;

public sealed class PublicAddressTests(HttpsDemoApp app) : IClassFixture<HttpsDemoApp>
{
    /// <summary>Loopback is let through, for probes and proxies on the machine itself; no answer repeats it.</summary>
    private const string OtherName = "localhost:4711";

    [Fact]
    public async Task No_answer_repeats_the_name_that_a_request_was_made_to()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Host = OtherName;
        var repeats = new List<string>();
        var addresses = await GetEndpoints.Of(app);
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(address);
            var all = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value)) + await answer.Content.ReadAsStringAsync();
            if (all.Contains("4711", StringComparison.Ordinal) || all.Contains("localhost", StringComparison.Ordinal))
                repeats.Add(address);
        }

        Assert.True(addresses.Count > 60, $"{addresses.Count} addresses");
        Assert.Empty(repeats);
    }

    [Theory]
    [InlineData("/opensearch.xml")]
    [InlineData("/opensearch.en.xml")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/api/v1/search?q=woo")]
    [InlineData("/api/v1/suggest?q=woo")]
    [InlineData("/openapi/v1.json")]
    public async Task An_address_in_an_answer_is_the_public_one(string path)
    {
        using var visitor = app.Visitor();

        // Search follows the database a moment later.
        await Conversation.Eventually(
            () => visitor.Http.GetStringAsync(path).GetAwaiter().GetResult().Contains(HttpsDemoApp.Site, StringComparison.Ordinal), $"{path} has the public address", 20);
    }

    [Theory]
    [InlineData("/opensearch.xml")]
    [InlineData("/opensearch.en.xml")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/robots.txt")]
    public async Task A_file_for_programs_says_how_long_it_may_be_kept(string path)
    {
        using var visitor = app.Visitor();
        using var answer = await visitor.Http.GetAsync(path);

        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalMinutes: > 1 }, answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("evil.example", "/", 400)]
    [InlineData("evil.example", "/api/v1/search?q=woo", 400)]
    [InlineData("forum.example.org.evil.example", "/questions", 400)]
    [InlineData("forum.example.org", "/questions", 200)]
    [InlineData("FORUM.example.org:443", "/questions", 200)]
    [InlineData("127.0.0.1:8080", "/questions", 200)]
    // Orchestrators and proxies ask by the name or number of the machine.
    [InlineData("platform-1:8080", "/readyz", 200)]
    [InlineData("10.1.2.3:8080", "/healthz", 200)]
    public async Task Only_the_public_name_is_answered_to_and_probes_by_any(string host, string path, int status)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Host = host;
        using var answer = await http.GetAsync(path);

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
    }
}
