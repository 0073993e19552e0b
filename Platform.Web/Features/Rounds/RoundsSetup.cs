using Microsoft.Extensions.Options;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Rounds;

public static class RoundsSetup
{
    public static IServiceCollection AddRounds(this IServiceCollection services)
    {
        services.AddScoped<RoundReader>().AddScoped<GuestActs>().AddScoped<RoundDesk>().AddScoped<RunRound>().AddScoped<RoundReport>();
        services.AddScoped<AnswerInWriting>().AddScoped<ForgetGuests>();
        services.AddSingleton<GuestCookie>().AddSingleton<RoundBoards>().AddSingleton<DeskConnections>();
        services.AddHostedService<RoundFollower>().AddHostedService<RoundPushes>();
        return services;
    }

    public static WebApplication MapRounds(this WebApplication app)
    {
        app.MapHub<RoundHub>("/hubs/rounds");
        app.MapGet("/r/{code}/state", State).RefusesLongInput().ExcludeFromDescription();
        app.MapGet("/r/{code}/qr.svg", Qr).RefusesLongInput().ExcludeFromDescription();
        return app;
    }

    /// <summary>The same as the hub sends, for who cannot hold a connection: nothing when <paramref name="after"/> is the newest.</summary>
    private static async Task<IResult> State(string code, RoundReader rounds, RoundBoards boards, HttpContext context, bool stage = false, long after = -1)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await rounds.ByCode(code) is not { } round)
            return Results.NotFound();
        // Of a round that nobody changes no reading is kept up to date; the version of its row says whether this is it.
        var board = await boards.Newest(round.Key);
        if (board.Version < round.Version)
            board = await boards.Read(round.Key);
        if (board.Version <= after)
            return Results.NoContent();
        return stage ? Results.Json(board.Stage, Wire.Options) : Results.Json(board.Public, Wire.Options);
    }

    private static async Task<IResult> Qr(string code, RoundReader rounds, IOptions<PlatformOptions> options, bool home = false) =>
        await rounds.ByCode(code) is { } round
            ? Results.Text(QrCode.Svg(RoundAddress.Of(options.Value, round, home ? AskedFrom.Home : AskedFrom.Room)), "image/svg+xml")
            : Results.NotFound();
}

public static class RoundAddress
{
    /// <summary>What stands on the screen and in the QR code.</summary>
    public static Uri Of(PlatformOptions options, Round round, AskedFrom from) =>
        new(options.PublicUrl, $"/r/{round.Code}{(from == AskedFrom.Home ? "?thuis" : "")}");

    /// <summary>Without what nobody types.</summary>
    public static string Spoken(Uri address) => address.Authority + address.PathAndQuery;
}
