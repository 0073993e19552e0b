using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Platform.Web.Access;

/// <summary>Requests per minute. The limits are generous, because they exist to stop floods.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Forms of one member, including automatic saves of drafts.</summary>
    [Range(1, int.MaxValue)]
    public int Writing { get; set; } = 300;

    /// <summary>Forms of one browser that is not signed in. Passwords and codes are tried with these.</summary>
    [Range(1, int.MaxValue)]
    public int Account { get; set; } = 30;

    /// <summary>API requests of one member's tokens that change something. The limit is high enough for an import by script.</summary>
    [Range(1, int.MaxValue)]
    public int Api { get; set; } = 6000;

    /// <summary>Forms of one guest in a question round: questions and votes.</summary>
    [Range(1, int.MaxValue)]
    public int Guests { get; set; } = 120;

    /// <summary>Previews of one member. Each renders a whole text. Ordinary writing asks for about eighty a minute.</summary>
    [Range(1, int.MaxValue)]
    public int Previews { get; set; } = 120;

    /// <summary>All requests without a session, token or cookie together.</summary>
    [Range(1, int.MaxValue)]
    public int Strangers { get; set; } = 1200;
}

/// <summary>Rate limits per member or per signed cookie, never per address alone. See docs/decisions/0010-rate-limits.md.</summary>
public static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<VisitorCookie>().AddSingleton<GuestCookie>().AddScoped<KnownDevice>();
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy<string, SearchesAtOnce>(SearchesAtOnce.Policy).AddPolicy<string, PreviewsOfOne>(PreviewsOfOne.Policy);
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
            limiter.OnRejected = (rejected, _) =>
            {
                // The status code pages add the body: problem+json for the API, otherwise a page that shows what was typed.
                var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
        return services;
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var path = context.Request.Path;
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        var member = context.RequestServices.GetRequiredService<CurrentMember>().Key;
        // Reading is not limited, so that no reader can use up a limit for others.
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || IsErrorPage(context) || path == "/language" || path.StartsWithSegments("/hubs"))
            return RateLimitPartition.GetNoLimiter("");
        if (path.StartsWithSegments("/api"))
            return member is null ? Limit("strangers", options.Strangers) : Limit($"api:{member}", options.Api);
        if (member is not null)
            return Limit($"member:{member}", options.Writing);
        // A whole hall shares one address and arrives at once; each phone got a cookie with the round's page.
        if (path.StartsWithSegments("/r") && context.RequestServices.GetRequiredService<GuestCookie>().Known(context) is { } guest)
            return Limit($"guest:{guest}", options.Guests);
        if (context.RequestServices.GetRequiredService<VisitorCookie>().Of(context) is { } visitor)
            return Limit($"visitor:{visitor}", options.Account);
        // A browser that signed in before has its own limit, so that a flood of unknown browsers does not shut it out.
        return context.RequestServices.GetRequiredService<KnownDevice>().Name is { } device
            ? Limit($"device:{device}", options.Account)
            : Limit("strangers", options.Strangers);
    }

    private static RateLimitPartition<string> Limit(string who, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = Window,
            SegmentsPerWindow = 6,
        });

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;
}
