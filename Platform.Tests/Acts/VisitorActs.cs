using Microsoft.AspNetCore.SignalR.Client;
using Platform.Tests.Support;

namespace Platform.Tests.Acts;

/// <summary>Ways in and out, and what pages ask of hubs: these have no subject but the one who asks.</summary>
public static class VisitorActs
{
    public sealed record Open(string Name, Func<Person, Task<Answer>> Do);

    public static IEnumerable<Open> All(string thread, string round, string code, string screen)
    {
        foreach (var email in new[] { "niemand@example.org", "geen adres", "" })
        {
            yield return new("POST /account/sign-in", p => p.Form("/account/sign-in", ("Email", email), ("Password", "fout-wachtwoord-1")));
            yield return new("POST /account/reset", p => p.Form("/account/reset", ("Email", email)));
            yield return new("POST /account/new-password", p => p.Form("/account/new-password", ("Email", email), ("Code", "123456"), ("Password", PlatformApp.Password)));
            yield return new("POST /account/register", p => p.Form("/account/register", ("Name", "Nieuw"), ("Email", email), ("Password", PlatformApp.Password), ("HouseRules", "true")));
        }

        yield return new("POST /account/register/{key}", p => p.Form("/account/register/bestaatniet", ("organisation", "")));
        yield return new("POST /account/confirm/{key}", p => p.Form("/account/confirm/bestaatniet", ("Code", "123456")));
        yield return new("POST /account/confirm/{key}?handler=Again", p => p.Form("/account/confirm/bestaatniet?handler=Again"));
        yield return new("POST /account/kept", p => p.Form($"/account/kept?to=/threads/{thread}/reply", ("Form.Body", "Een tekst.")));
        yield return new("POST /account/kept?handler=SignIn", p => p.Form("/account/kept?handler=SignIn", ("Sealed", "verzonnen"), ("Email", "x@example.org"), ("Password", "fout")));
        yield return new("POST /language", p => p.Form("/language", ("culture", "en"), ("returnUrl", "/questions")));
        yield return new("POST /language", p => p.Form("/language", ("culture", "xx"), ("returnUrl", "https://elders.example")));
        yield return new("POST /language", p => p.Form("/language", ("culture", "nl"), ("returnUrl", "//elders.example")));
        yield return new("POST /error/{code:int}", p => p.Form("/error/404", ("Text", "Een getypte tekst")));
        foreach (var key in new[] { thread, "bestaatniet" })
        {
            yield return Hub("ThreadHub.Join", (hub, _) => hub.InvokeAsync<object?>("Join", key, 0L));
            yield return Hub("ThreadHub.Presence", async (hub, _) => await Joined(hub, key, h => h.InvokeAsync<object?>("Presence")));
            yield return Hub("ThreadHub.Writing", async (hub, _) => await Joined(hub, key, h => h.InvokeAsync<object?>("Writing", true)));
            yield return Hub("ThreadHub.Paused", async (hub, _) => await Joined(hub, key, h => h.InvokeAsync<object?>("Paused")));
            yield return Hub("ThreadHub.Leave", async (hub, _) => await Joined(hub, key, h => h.InvokeAsync<object?>("Leave")));
        }

        yield return Hub("ThreadHub.Unread", (hub, _) => hub.InvokeAsync<object?>("Unread"));
        yield return Hub("ThreadHub.Leave", (hub, _) => hub.InvokeAsync<object?>("Leave"));
        foreach (var typed in new[] { code, "XXXXXX", "" })
        {
            yield return Hub("RoundHub.JoinPublic", (hub, _) => hub.InvokeAsync<object?>("JoinPublic", typed), "/hubs/rounds");
            yield return Hub("RoundHub.JoinStage", (hub, _) => hub.InvokeAsync<object?>("JoinStage", typed), "/hubs/rounds");
        }

        yield return Hub("RoundHub.JoinScreen", (hub, _) => hub.InvokeAsync<object?>("JoinScreen", screen), "/hubs/rounds");
        yield return Hub("RoundHub.JoinScreen", (hub, _) => hub.InvokeAsync<object?>("JoinScreen", "verzonnen"), "/hubs/rounds");
        yield return Hub("RoundHub.JoinDesk", (hub, _) => hub.InvokeAsync<object?>("JoinDesk", round), "/hubs/rounds");
        yield return Hub("RoundHub.JoinDesk", (hub, _) => hub.InvokeAsync<object?>("JoinDesk", "bestaatniet"), "/hubs/rounds");
        yield return new("POST /account/sign-out", p => p.Form("/account/sign-out"));
    }

    private static Open Hub(string method, Func<HubConnection, Person, Task<object?>> call, string path = "/hubs/threads") => new("hub " + method, async p =>
    {
        await using var hub = p.Hub(path);
        await hub.StartAsync();
        try
        {
            return Answer.OfHub(await call(hub, p));
        }
        catch (Microsoft.AspNetCore.SignalR.HubException e)
        {
            return new Answer(500, null, "hub", e.Message);
        }
    });

    private static async Task<object?> Joined(HubConnection hub, string key, Func<HubConnection, Task<object?>> then)
    {
        await hub.InvokeAsync<object?>("Join", key, 0L);
        return await then(hub);
    }
}
