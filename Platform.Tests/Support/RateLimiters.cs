using System.Collections;
using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Tests.Support;

/// <summary>
/// Disposes the limiters of an application's RateLimitingMiddleware. The framework does not (dotnet/aspnetcore#66434): a timer of each
/// keeps the whole application in memory, and runs ten times a second. A run of all tests kept 2.7 GB that way.
/// </summary>
internal sealed class RateLimiters : IStartupFilter, IDisposable
{
    private RequestDelegate? _pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => _pipeline = pipeline);
        next(app);
    };

    public void Dispose()
    {
        foreach (var limiter in Limiters())
            limiter.Dispose();
        _pipeline = null;
    }

    /// <summary>Follows the middleware from one to the next, by the fields of the objects that hold their delegates.</summary>
    private List<PartitionedRateLimiter<HttpContext>> Limiters()
    {
        var (found, seen, next) = (new List<PartitionedRateLimiter<HttpContext>>(), new HashSet<object>(ReferenceEqualityComparer.Instance), new Stack<object?>([_pipeline]));
        while (next.TryPop(out var at))
        {
            if (at is Delegate { Target: { } target })
                at = target;
            if (at is null || !seen.Add(at))
                continue;
            if (at is PartitionedRateLimiter<HttpContext> limiter)
                found.Add(limiter);
            else if (at is not IEnumerable)
                foreach (var field in at.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                    if (typeof(Delegate).IsAssignableFrom(field.FieldType) || typeof(PartitionedRateLimiter<HttpContext>).IsAssignableFrom(field.FieldType))
                        next.Push(field.GetValue(at));
        }

        return found;
    }
}
