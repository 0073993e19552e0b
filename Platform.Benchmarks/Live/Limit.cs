using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Benchmarks.Live;

/// <summary>
/// The best that the frameworks can do: a hub that sends to everybody, an endpoint that writes bytes from memory, and that endpoint behind
/// the frameworks' own authentication by cookie, without a database.
/// </summary>
internal static class Limit
{
    private static byte[] _page = [];

    public static int Run(string[] args)
    {
        using var accepted = Moments.Write();
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHub<Bare>("/hub");
        app.MapPost("/send", async (JsonElement change, IHubContext<Bare> hub) =>
        {
            accepted.Note();
            await hub.Clients.All.SendAsync("Changed", change);
        });
        app.MapPut("/page", async (HttpRequest request) =>
        {
            using var page = new MemoryStream();
            await request.Body.CopyToAsync(page);
            _page = page.ToArray();
        });
        app.MapGet("/page", Write);
        app.MapGet("/member-page", Write).RequireAuthorization();
        app.MapPost("/sign-in", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim("session", Guid.NewGuid().ToString("N"))], CookieAuthenticationDefaults.AuthenticationScheme))));
        app.Run();
        return 0;
    }

    private static async Task Write(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = _page.Length;
        await context.Response.Body.WriteAsync(_page);
    }

    private sealed class Bare : Hub;
}
