using Microsoft.AspNetCore.Authorization;
using Platform.Web.Access;
using Platform.Web.Shared.Input;

namespace Platform.Web.Api;

/// <summary>How features add endpoints to the API.</summary>
public static class ApiGroups
{
    public const string Version = "1.0.0";

    public static RouteGroupBuilder ApiGroup(this WebApplication app) =>
        app.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers["API-Version"] = Version;
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        }).RefusesLongInput();

    /// <summary>Requires a token with the given policy. Without a valid token the answer is 401, with another scope 403.</summary>
    public static TBuilder NeedsToken<TBuilder>(this TBuilder endpoint, string policy = Policies.WriteByToken)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizeAttribute(policy) { AuthenticationSchemes = Bearer.Scheme })
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]))
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
}
