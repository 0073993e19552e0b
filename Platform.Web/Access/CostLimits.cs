using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Platform.Web.Access;

/// <summary>
/// Reading is not limited, but what costs much is done for a few at a time: so many searches, the others wait a moment, and who
/// would wait long is told to come back. For pages, API and feed together.
/// </summary>
public sealed class SearchesAtOnce : IRateLimiterPolicy<string>
{
    public const string Policy = "searches-at-once";

    private const int PerCore = 2;
    private const int WaitingPerCore = 8;
    private const int RetryAfterSeconds = 1;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        rejected.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = PerCore * Environment.ProcessorCount,
            QueueLimit = WaitingPerCore * Environment.ProcessorCount,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
}

/// <summary>Previews have a limit of their own, since one costs as much as a hundred small forms.</summary>
public sealed class PreviewsOfOne(IOptions<RateLimitOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "previews-of-one";

    /// <summary>As all limits: 429, with the page or the problem that the application makes of it.</summary>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetSlidingWindowLimiter(httpContext.RequestServices.GetRequiredService<CurrentMember>().Key ?? "", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.Previews,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });
}
