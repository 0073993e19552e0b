using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Live;

[Flags]
public enum Forbidden
{
    WebSockets = 1,
    EventStreams = 2,
    LivePages = 4,
}

/// <summary>A proxy like that of some offices: it speaks HTTP and refuses other protocols.</summary>
public sealed class OfficeProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _site;
    private readonly Uri _address;
    private readonly Forbidden _forbidden;

    private OfficeProxy(Uri site, Forbidden forbidden)
    {
        (_address, _forbidden) = (site, forbidden);
        _site = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(Pass);
    }

    public Uri Address => new(_app.Urls.Single());

    public int Refused { get; private set; }

    public int EventStreams { get; private set; }

    public int LongPolls { get; private set; }

    public static async Task<OfficeProxy> Start(Uri site, Forbidden forbidden)
    {
        var proxy = new OfficeProxy(site, forbidden);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _site.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var isStream = request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal);
        if (Forbids(request, isStream))
        {
            Refused++;
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (isStream)
            EventStreams++;
        else if (HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/hubs"))
            LongPolls++;
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_address, request.Path + request.QueryString));
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
            onward.Content = new StreamContent(request.Body);
        foreach (var (name, value) in request.Headers)
        {
            if (!onward.Headers.TryAddWithoutValidation(name, value.ToArray()))
                onward.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        try
        {
            using var answer = await _site.SendAsync(onward, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
                response.Headers[name] = values.ToArray();
            await response.StartAsync(context.RequestAborted);
            await using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
            var buffer = new byte[8192];
            while (await body.ReadAsync(buffer, context.RequestAborted) is var count and > 0)
            {
                await response.Body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!response.HasStarted)
                response.StatusCode = StatusCodes.Status502BadGateway;
            else
                context.Abort();
        }
    }

    private bool Forbids(HttpRequest request, bool isStream) =>
        (_forbidden.HasFlag(Forbidden.WebSockets) && request.Headers.Upgrade.Count > 0)
        || (_forbidden.HasFlag(Forbidden.EventStreams) && isStream)
        || (_forbidden.HasFlag(Forbidden.LivePages) && request.Path.StartsWithSegments("/hubs"));
}
