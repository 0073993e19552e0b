using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Api;

/// <summary>The API at /api/v1, described at /openapi/v1.json. Each feature maps its own endpoints.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddExceptionHandler<Problems>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));
        services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Platform O",
                Version = ApiGroups.Version,
                Description = "Read without a token what visitors may read. A bearer token, made at /my/tokens or by `token add`, reads what its owner may read, "
                    + "and writes or moderates where its scope says so. A token that does not hold is answered 401, always. Errors are problem+json.",
                Contact = new OpenApiContact { Name = "Vereniging voor OverheidsManagement", Url = new Uri("https://platformoverheid.nl"), Email = "redactie@platformoverheid.nl" },
                License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            };
            var site = context.ApplicationServices.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl;
            document.Servers = [new OpenApiServer { Url = site.GetLeftPart(UriPartial.Authority) }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Bearer.Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer.Scheme, document)] = [] }];
            return Task.CompletedTask;
        }));
        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    /// <summary>Answers 401 to an invalid token, also on endpoints that need none, because the client expects to be recognised.</summary>
    public static WebApplication UseTokens(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Authorization.Count > 0,
            api => api.Use((context, next) => context.User.Identity?.IsAuthenticated == true ? next(context) : context.ChallengeAsync(Bearer.Scheme)));
        return app;
    }
}
