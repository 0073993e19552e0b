using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Options;
using Platform.Web.Access;

namespace Platform.Web.Live;

public sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>Number of live connections of one node, for all threads and rounds. A quarter is reserved for members.</summary>
    [Range(4, int.MaxValue)]
    public int MostConnections { get; set; } = 4000;

    /// <summary>Number of live connections of one session, or of one guest of a round. Further tabs poll every few seconds.</summary>
    [Range(1, int.MaxValue)]
    public int MostOfOne { get; set; } = 5;
}

/// <summary>
/// Limits the number of live connections, because each uses memory and one client could take the places of others. Requests are counted: a
/// request lasts as long as the connection it carries, also before any message.
/// </summary>
public sealed class LiveConnectionLimits(IOptions<LiveOptions> options, GuestCookie guests)
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _each = [];
    private int _all;
    private int _visitors;

    /// <summary>
    /// Sets the limits of each hub's transport: a client that reads nothing for three seconds is disconnected, and few bytes are buffered
    /// for it until then.
    /// </summary>
    public static void OfTransport(HttpConnectionDispatcherOptions transport)
    {
        transport.TransportSendTimeout = TimeSpan.FromSeconds(3);
        transport.TransportMaxBufferSize = 32 * 1024;
        transport.ApplicationMaxBufferSize = 8 * 1024;
    }

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var session = context.User.FindFirstValue(MemberClaims.Session);
        var who = session ?? guests.Known(context);
        // A POST negotiates a connection or belongs to an existing one.
        var carries = !HttpMethods.IsPost(context.Request.Method) && !HttpMethods.IsDelete(context.Request.Method);
        var asks = context.Request.Path.Value!.EndsWith("/negotiate", StringComparison.Ordinal);
        if ((carries || asks) && Enter(who, isMember: session is not null, stays: carries) is { } refused)
        {
            context.Response.StatusCode = refused;
            context.Response.Headers.RetryAfter = ComeBackAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            if (carries)
                Leave(who, isMember: session is not null);
        }
    }

    /// <returns>The status code of a refusal; null when the connection is allowed.</returns>
    private int? Enter(string? who, bool isMember, bool stays)
    {
        lock (_counting)
        {
            var most = options.Value.MostConnections;
            if (_all >= most || (!isMember && _visitors >= most / 4 * 3))
                return StatusCodes.Status503ServiceUnavailable;
            if (who is not null && _each.GetValueOrDefault(who) >= options.Value.MostOfOne)
                return StatusCodes.Status429TooManyRequests;
            if (stays)
                Count(who, isMember, 1);
            return null;
        }
    }

    private void Leave(string? who, bool isMember)
    {
        lock (_counting)
            Count(who, isMember, -1);
    }

    private void Count(string? who, bool isMember, int difference)
    {
        _all += difference;
        if (!isMember)
            _visitors += difference;
        if (who is null)
            return;
        _each[who] = _each.GetValueOrDefault(who) + difference;
        if (_each[who] == 0)
            _each.Remove(who);
    }
}
