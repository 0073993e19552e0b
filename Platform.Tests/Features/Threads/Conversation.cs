using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Threads;

/// <summary>An application in which everybody has earned trust, so that replies appear at once.</summary>
public sealed class TrustingApp : PlatformApp
{
    public TrustingApp() => Settings["Moderation:ApprovedBeforeTrust"] = "0";
}

/// <summary>Short words for what tests do to threads.</summary>
public static class Conversation
{
    /// <summary>A published question of the member of that name; a moderator where that is what it takes.</summary>
    public static async Task<string> Ask(this PlatformApp app, string asker, Audience audience = Audience.Everyone, bool byLayerOnly = false)
    {
        var member = await app.Member(asker, MemberRoles.Moderator);
        var viewer = new Viewer(member.Key, member.Roles);
        var key = ShortKey.New();
        await using var scope = app.Services.CreateAsyncScope();
        var text = new DraftText($"Hoe lang duurt het? ({key})", "", "Wij wachten al een jaar.", "nl", "termijnen", audience, byLayerOnly);
        await scope.ServiceProvider.GetRequiredService<SubmitContribution>().Submit(new Submission(key, QuestionTraits.Name, 0, text), viewer);
        return key;
    }

    public static async Task<Post> Reply(
        this PlatformApp app, string author, string thread, string body, PostKind kind = PostKind.Answer, string? replyTo = null, bool byLayerOnly = false)
    {
        var member = await app.Member(author);
        return await app.Scope(async (PlatformDb db, Reply reply) =>
            (await reply.Write(thread, new ReplyText(kind, body, replyTo, byLayerOnly), new Viewer(member.Key, member.Roles), ShortKey.New()))!);
    }

    /// <summary>The rule that refuses this.</summary>
    public static async Task<string> Breaks<TService, T>(this PlatformApp app, Func<PlatformDb, TService, Task<T>> act)
        where TService : notnull => (await Assert.ThrowsAnyAsync<RuleBroken>(() => app.Scope(act))).Rule;

    public static async Task<Viewer> Viewer(this PlatformApp app, string name, MemberRoles roles = MemberRoles.None)
    {
        var member = await app.Member(name, roles);
        return new Viewer(member.Key, member.Roles);
    }

    public static async Task<ThreadChanges> Changes(this HttpClient client, string thread, long after = 0) =>
        (await client.GetFromJsonAsync<ThreadChanges>($"/api/v1/threads/{thread}/changes?after={after}", Wire))!;

    public static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>
    /// Waits until it is so; fails after <paramref name="seconds"/>, which are many, because they are no promise. <see cref="Within"/>
    /// checks a promise of time.
    /// </summary>
    public static Task Eventually(Func<bool> so, [CallerArgumentExpression(nameof(so))] string what = "", double seconds = 20) =>
        Eventually(() => Task.FromResult(so()), what, seconds);

    public static async Task Eventually(Func<Task<bool>> so, [CallerArgumentExpression(nameof(so))] string what = "", double seconds = 20)
    {
        var until = Environment.TickCount64 + (seconds * 1000);
        while (!await so())
        {
            Assert.True(Environment.TickCount64 < until, $"Not within {seconds} s: {what}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until it is so, and checks a promise of time. A machine that is slower or has other work gets more.</summary>
    public static async Task Within(double seconds, Func<Task<bool>> so, string what)
    {
        var since = Stopwatch.GetTimestamp();
        await Eventually(so, what, Math.Max(20, seconds * 4));
        MachineSpeed.Keeps(seconds, Stopwatch.GetElapsedTime(since), what);
    }
}

/// <summary>An open page: follows a thread as its script does.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly List<ThreadChange> _events = [];

    public OpenPage(Uri address, string? cookie = null, string? origin = null)
    {
        _hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/hubs/threads"), http =>
            {
                if (cookie is not null)
                    http.Headers["Cookie"] = cookie;
                if (origin is not null)
                    http.Headers["Origin"] = origin;
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower)))
            .Build();
        _hub.On<ThreadChange>("Changed", change =>
        {
            lock (_events)
                _events.Add(change);
        });
        _hub.On<int>("Bell", count => Bell = count);
        _hub.Closed += _ =>
        {
            IsCut = true;
            return Task.CompletedTask;
        };
    }

    public bool IsCut { get; private set; }

    /// <summary>The count of unread notifications that came last; null until one comes.</summary>
    public int? Bell { get; private set; }

    public IReadOnlyList<ThreadChange> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    public Task Connect() => _hub.StartAsync();

    public Task Cut() => _hub.StopAsync();

    public Task<ThreadChanges?> Join(string thread, long sequence = 0) => _hub.InvokeAsync<ThreadChanges?>("Join", thread, sequence);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
