using Microsoft.AspNetCore.Authorization;
using Platform.Web.Access;

namespace Platform.Web.Features.Audit;

/// <summary>
/// Keeps on record when a member is refused what only moderators and administrators may do, or asks there for what does not exist:
/// somebody who looks for a way in shows so.
/// </summary>
public sealed class RefusedActs(RequestDelegate next, IServiceScopeFactory scopes)
{
    public const string Action = "moderation.refused";

    public async Task InvokeAsync(HttpContext context)
    {
        // Taken now: the page that shows an error takes the endpoint's place.
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        await next(context);
        if (endpoint is null || context.Response.StatusCode is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
            || !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is Policies.Moderate or Policies.Administer))
            return;
        var member = context.RequestServices.GetRequiredService<CurrentMember>().Key;
        if (member is null)
            return;
        // A scope of its own: what the refused act left unsaved stays so.
        await using var scope = scopes.CreateAsyncScope();
        var pattern = "page:/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        await scope.ServiceProvider.GetRequiredService<AuditTrail>()
            .Count(member, Action, pattern.Length > 100 ? pattern[..100] : pattern, $"{context.Response.StatusCode}");
    }
}
