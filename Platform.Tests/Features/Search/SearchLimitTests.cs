using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Platform.Tests.Support;
using Platform.Web.Access;

namespace Platform.Tests.Features.Search;

public sealed class SearchLimitTests(SearchApp app) : IClassFixture<SearchApp>
{
    [Fact]
    public async Task A_query_of_five_hundred_characters_is_searched_and_a_longer_one_is_a_problem()
    {
        using var api = app.ApiVisitor();
        await api.GetJson("/api/v1/search?q=" + new string('x', 500));
        var problem = await api.GetJson("/api/v1/search?q=" + new string('x', 501), HttpStatusCode.BadRequest);

        Assert.Equal("LineTooLong", problem.GetProperty("rules")[0].GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty("q", out _));
    }

    [Theory]
    [InlineData("/search?q=")]
    [InlineData("/search/feed?q=")]
    public async Task A_page_or_feed_of_a_longer_query_is_refused(string path)
    {
        using var visitor = app.Visitor();
        await visitor.Get(path + new string('x', 500));
        await visitor.Get(path + new string('x', 501), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_thousand_faults_do_not_make_a_large_page()
    {
        using var visitor = app.Visitor();
        var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("tga:x ", 83))));

        Assert.InRange(page.Html.Length, 1000, 100_000);
    }

    [Fact]
    public async Task Who_would_wait_long_for_a_search_is_told_when_to_come_back()
    {
        var policy = new SearchesAtOnce();
        var partition = policy.GetPartition(new DefaultHttpContext());
        using var limiter = partition.Factory(partition.PartitionKey);
        var at = 2 * Environment.ProcessorCount;
        for (var i = 0; i < at; i++)
            Assert.True(limiter.AttemptAcquire().IsAcquired);
        var waiting = Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => limiter.AcquireAsync().AsTask()).ToList();
        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        using var refused = await limiter.AcquireAsync();
        Assert.False(refused.IsAcquired);

        var context = new DefaultHttpContext();
        await policy.OnRejected!(new OnRejectedContext { HttpContext = context, Lease = refused }, default);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Equal("1", context.Response.Headers.RetryAfter);
    }
}
