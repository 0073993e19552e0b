using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Platform.Web.Changes;
using Platform.Web.Features.Presence;
using Platform.Web.Live;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Threads;

public static class ThreadsSetup
{
    private const string Hubs = "/hubs";

    public static IServiceCollection AddThreads(this IServiceCollection services)
    {
        services.AddScoped<ThreadQueries>().AddScoped<EditPost>().AddScoped<ReplyDraft>().AddScoped<LiveAccess>();
        services.AddOptions<ThreadOptions>().BindConfiguration(ThreadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ThankAuthor>().AddScoped<ModerateThread>().AddScoped<MovePost>().AddScoped<ModeratorLetters>();
        services.AddScoped<WriteConclusion>().AddScoped<PostHistory>().AddScoped<FindPost>();
        services.AddScoped<CastVote>().AddSingleton<VoteSignal>().AddHostedService<VoteSweep>();
        services.AddSingleton<ThreadPageCache>().AddSingleton<ThreadReaderQuery>().AddScoped<ThreadReaders>();
        services.AddSingleton<LiveConnections>();
        services.AddFollower<LiveFollower>().AddHostedService<ThreadHeads>();
        services.AddSingleton<NamelessWriters>().AddSingleton<WhoIsHere>().AddHostedService<TellPresence>();

        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveConnectionLimits>().AddSingleton<HubPace>();
        services.AddSignalR(hub =>
            {
                // Pages say little: a thread's key and a number.
                hub.MaximumReceiveMessageSize = 4 * 1024;
                hub.AddFilter<HubPace>();
                hub.AddFilter<HubInputFilter>();
            })
            // As the API names them.
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));
        return services;
    }

    public static WebApplication MapLiveThreads(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<LiveConnectionLimits>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Hubs), hubs => hubs.Use(RefuseOtherSites).Use(limits.Invoke));
        app.MapHub<ThreadHub>($"{Hubs}/threads", LiveConnectionLimits.OfTransport);
        app.MapThreadPages();
        return app;
    }

    /// <summary>A browser sends cookies along with a WebSocket from any site; which site it is, only Origin tells.</summary>
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
