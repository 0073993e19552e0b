using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Finding;
using Platform.Web.Features.Review;
using Platform.Web.Features.Search;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Api;

/// <summary>The API at /api/v1, described at /openapi/v1.json. Its endpoints live with their features.</summary>
public static class ApiSetup
{
    private const string Version = "1.0.0";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddExceptionHandler<Problems>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));
        services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Platform O",
                Version = Version,
                Description = "Read without a token what visitors may read; write with a bearer token made by `token add`. Errors are problem+json.",
                Contact = new OpenApiContact { Name = "Vereniging voor OverheidsManagement", Url = new Uri("https://platformoverheid.nl"), Email = "redactie@platformoverheid.nl" },
                License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[BearerToken.Name] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerToken.Name, document)] = [] }];
            return Task.CompletedTask;
        }));
        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers["API-Version"] = Version;
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        }).RefusesLongInput();
        api.MapContributions();
        api.MapFinding();
        api.MapReviewItems();
        api.MapSearch();
        api.MapThreads();
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    /// <summary>Writing needs a token; without one the answer is 401.</summary>
    public static TBuilder NeedsToken<TBuilder>(this TBuilder endpoint, string policy = Policies.Member)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizeAttribute(policy) { AuthenticationSchemes = BearerToken.Name })
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
}
