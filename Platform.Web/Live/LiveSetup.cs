using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Live;

/// <summary>Sets up SignalR for all hubs: limits, pace and a check of the origin.</summary>
public static class LiveSetup
{
    private const string Hubs = "/hubs";

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveConnections>().AddScoped<LiveViewers>().AddSingleton<LiveConnectionLimits>().AddSingleton<HubPace>();
        services.AddSignalR(hub =>
            {
                // Pages send little, such as a thread's key and a number.
                hub.MaximumReceiveMessageSize = 4 * 1024;
                hub.AddFilter<HubPace>();
                hub.AddFilter<HubInputFilter>();
            })
            // The API writes enum values in the same way.
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));
        return services;
    }

    /// <summary>Refuses other sites, and connections above the limits. Call it before mapping hubs.</summary>
    public static WebApplication UseLive(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<LiveConnectionLimits>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Hubs), hubs => hubs.Use(RefuseOtherSites).Use(limits.Invoke));
        return app;
    }

    /// <summary>Maps a hub at /hubs/{name}. A test checks that no hub is mapped in another way.</summary>
    public static HubEndpointConventionBuilder MapLiveHub<THub>(this WebApplication app, string name)
        where THub : Hub => app.MapHub<THub>($"{Hubs}/{name}", LiveConnectionLimits.OfTransport);

    /// <summary>
    /// Refuses requests of other sites. A browser sends cookies with a WebSocket from any site, so the Origin header is checked.
    /// </summary>
    private static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsOurs(origin, context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(string origin, HttpContext context)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var site))
            return false;
        var publicUrl = context.RequestServices.GetRequiredService<IOptions<PlatformOptions>>().Value.PublicUrl;
        return string.Equals(site.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || string.Equals(site.Authority, publicUrl.Authority, StringComparison.OrdinalIgnoreCase);
    }
}
