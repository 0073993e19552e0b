using Microsoft.AspNetCore.Authorization;
using Platform.Web.Access;

namespace Platform.Web.Features.Audit;

/// <summary>
/// The middleware that records when a member is refused a page for moderators or administrators, or asks there for something that does
/// not exist. Such requests may come from somebody who looks for a way in.
/// </summary>
public sealed class RefusedActs(RequestDelegate next, IServiceScopeFactory scopes)
{
    public const string Action = "moderation.refused";

    public async Task InvokeAsync(HttpContext context)
    {
        // Read the endpoint now, because the error page replaces it.
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        await next(context);
        if (endpoint is null || context.Response.StatusCode is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
            || !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is Policies.Moderate or Policies.Administer))
            return;
        var member = context.RequestServices.GetRequiredService<CurrentMember>().Key;
        if (member is null)
            return;
        // Use a separate scope, so that unsaved changes of the refused act are not saved.
        await using var scope = scopes.CreateAsyncScope();
        var pattern = "page:/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        await scope.ServiceProvider.GetRequiredService<AuditTrail>()
            .Count(member, Action, pattern.Length > 100 ? pattern[..100] : pattern, $"{context.Response.StatusCode}");
    }
}
