using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Rounds;

/// <summary>Short words for what tests do in a round.</summary>
public static class Rounds
{
    public const string Leader = "Rita de Rondeleidster";

    public static async Task<Round> OpenRound(this PlatformApp app, Audience audience = Audience.Everyone, string? statement = null)
    {
        var thread = await app.Ask("Aad", audience);
        var by = await app.Moderator();
        return await app.In<RunRound, Round?>(run => run.Open(thread, "Sneller beslissen", statement, by)) ?? throw new InvalidOperationException("No thread");
    }

    public static async Task<Viewer> Moderator(this PlatformApp app)
    {
        var member = await app.Member(Leader, MemberRoles.Moderator);
        return new Viewer(member.Key, member.Roles);
    }

    public static async Task<T> In<TService, T>(this PlatformApp app, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await Language.In("nl", () => work(scope.ServiceProvider.GetRequiredService<TService>()));
    }

    public static Task<RoundState> State(this PlatformApp app, Round round) => app.In<RoundReader, RoundState>(r => r.State(round.Key));

    /// <summary>Asks as a guest does, in a browser of its own, and gives that browser and the key of the question.</summary>
    public static async Task<(PlatformClient Phone, string Key)> AskInRound(
        this PlatformApp app, Round round, string text, AskedFrom from = AskedFrom.Room, string name = "", string email = "")
    {
        var phone = app.Visitor();
        await phone.AskInRound(round, text, from, name, email);
        var key = await app.Scope(db => db.RoundQuestions.Where(q => q.RoundKey == round.Key && q.Text == text).Select(q => q.Key).SingleAsync());
        return (phone, key);
    }

    public static async Task<Page> AskInRound(
        this PlatformClient phone, Round round, string text, AskedFrom from = AskedFrom.Room, string name = "", string email = "", HttpStatusCode expected = HttpStatusCode.OK) =>
        await phone.Submit(await phone.Get($"/r/{round.Code}"), "#ask",
            new Dictionary<string, string> { ["Text"] = text, ["From"] = from.ToString(), ["Name"] = name, ["Email"] = email }, expected);

    /// <summary>Presses the button with a question, which votes or takes the vote back.</summary>
    public static async Task<Page> Vote(this PlatformClient phone, Round round, string key) =>
        await phone.Submit(await phone.Get($"/r/{round.Code}"), "#vote", new Dictionary<string, string>(), button: $"#vote-{key}");

    /// <summary>Does it as that member, with what the question is now.</summary>
    public static async Task<bool> Act(this PlatformApp app, Round round, ActKind kind, string? key, string? with = null, Viewer? by = null, long? seen = null)
    {
        var now = (await app.State(round)).Questions.FirstOrDefault(c => c.Question.Key == key)?.Question.ActedAt ?? 0;
        var viewer = by ?? await app.Moderator();
        return await app.In<RoundDesk, bool>(desk => desk.Act(round.Key, kind, key, seen ?? now, with, viewer));
    }

    public static async Task<(PlatformClient Phone, string Key)> AskAndAdmit(this PlatformApp app, Round round, string text, AskedFrom from = AskedFrom.Room, string email = "")
    {
        var asked = await app.AskInRound(round, text, from, email: email);
        await app.Act(round, ActKind.Admit, asked.Key);
        return asked;
    }

    public static HubConnection Hub(this PlatformApp app, string? cookie = null, string? origin = null) => new HubConnectionBuilder()
        .WithUrl(new Uri(app.Address, "/hubs/rounds"), http =>
        {
            if (cookie is not null)
                http.Headers["Cookie"] = cookie;
            if (origin is not null)
                http.Headers["Origin"] = origin;
        })
        .AddJsonProtocol(json => json.PayloadSerializerOptions = RoundJson.Options)
        .Build();
}
