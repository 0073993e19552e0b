using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;

namespace Platform.Tests.Acts;

/// <summary>
/// All that a person can ask of the application, by name: "POST /threads/{key}/lock?handler=Unlock",
/// "PUT /api/v1/contributions/{key}", "hub ThreadHub.Join". Taken from its endpoints, so a new one is in the list by itself.
/// </summary>
public static class PublicActs
{
    public static async Task<IReadOnlyList<string>> Of(PlatformApp app)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var loader = app.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                names.UnionWith(await Handlers(loader, page, route, endpoint.Metadata));
            else if (endpoint.Metadata.GetMetadata<HubMetadata>() is { } hub)
                names.UnionWith(hub.HubType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(m => m.GetBaseDefinition() == m && !m.IsSpecialName).Select(m => $"hub {hub.HubType.Name}.{m.Name}"));
            else if (!IsFile(endpoint))
                names.UnionWith((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {route}"));
        }

        return [.. names];
    }

    private static async Task<IEnumerable<string>> Handlers(PageLoader loader, PageActionDescriptor page, string route, EndpointMetadataCollection metadata)
    {
        var compiled = await loader.LoadAsync(page, metadata);
        var handlers = compiled.HandlerMethods.Select(h => $"{h.HttpMethod.ToUpperInvariant()} {route}{(h.Name is null ? "" : "?handler=" + h.Name)}").ToList();
        // A page without a handler for it can be read all the same.
        return handlers.Exists(h => h == $"GET {route}") ? handlers : [$"GET {route}", .. handlers];
    }

    /// <summary>Style sheets, scripts, fonts: nobody's act.</summary>
    private static bool IsFile(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.Contains("{**path:file}", StringComparison.Ordinal) == true
        || endpoint.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal));
}
