using Microsoft.Extensions.Options;
using Platform.Web.Changes;
using Platform.Web.Live;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Rounds;

public sealed class RoundsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<RoundReader>().AddScoped<GuestActs>().AddScoped<RoundRoom>().AddScoped<RoundFlood>().AddScoped<RoundDesk>().AddScoped<RunRound>().AddScoped<RoundReport>();
        services.AddScoped<AnswerInWriting>().AddScoped<ForgetGuests>();
        services.AddSingleton<CodeMisses>().AddSingleton<ScreenKey>().AddSingleton<RoundSnapshots>().AddSingleton<DeskConnections>();
        services.AddFollower<RoundFollower>();
        services.AddSingleton<RoundPushes>().AddHostedService(provider => provider.GetRequiredService<RoundPushes>());
        services.AddHealthChecks().AddCheck<RoundHealth>("rounds");
        services.AddSingleton(new Retention("Guests", Round.KeepGuests, typeof(RoundText), (scope, before) =>
            scope.GetRequiredService<ForgetGuests>().Do(before + Round.KeepGuests)));
    }

    public void Map(WebApplication app)
    {
        app.MapLiveHub<RoundHub>("rounds");
        app.MapGet("/r/{code}/state", State).RefusesLongInput().ExcludeFromDescription();
        app.MapGet("/r/{code}/qr.svg", Qr).RefusesLongInput().ExcludeFromDescription();
    }

    /// <summary>
    /// Returns what the hub sends, for a browser without a connection. Returns 204 when <paramref name="after"/> is the newest version.
    /// </summary>
    private static async Task<IResult> State(
        string code, RoundReader rounds, RoundSnapshots snapshots, ScreenKey screens, HttpContext context, bool stage = false, string? key = null, long after = -1)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await rounds.ByCode(code, context.RequestAborted) is not { } round)
            return Results.NotFound();
        // An idle round's snapshot may be old; compare its version with the row's.
        var board = await snapshots.Newest(round.Key);
        if (board.Version < round.Version)
            board = await snapshots.Read(round.Key);
        if (board.Version <= after)
            return Results.NoContent();
        return stage ? Results.Json(screens.Opens(key, round) ? board.Stage : board.Stage.WithoutCode(), RoundJson.Options) : Results.Json(board.Public, RoundJson.Options);
    }

    /// <summary>Draws the code that was asked for. An old code does not reveal the code that replaced it.</summary>
    private static async Task<IResult> Qr(string code, RoundReader rounds, IOptions<PlatformOptions> options, CancellationToken cancel, bool home = false) =>
        await rounds.ByCode(code, cancel) is not null
            ? Results.Text(QrCode.Svg(RoundAddress.Of(options.Value, RoundCode.Read(code)!, home ? AskedFrom.Home : AskedFrom.Room)), "image/svg+xml")
            : Results.NotFound();
}
