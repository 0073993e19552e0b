using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Platform.Web.Access;

/// <summary>
/// Limits how many searches run at the same time, because a search is expensive. Further searches wait in a queue; when the queue is full
/// the answer is 503 with Retry-After. Pages, API and feed share the limit.
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

/// <summary>Limits previews per member and minute, because one preview costs as much as a hundred small forms.</summary>
public sealed class PreviewsOfOne(IOptions<RateLimitOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "previews-of-one";

    /// <summary>Null: the common handler of all limits answers 429, with an error page or problem+json.</summary>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetSlidingWindowLimiter(httpContext.RequestServices.GetRequiredService<CurrentMember>().Key ?? "", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.Previews,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });
}
