using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class ReadingTests(CountedApp app) : IClassFixture<CountedApp>
{
    [Fact]
    public async Task Where_one_read_on_one_device_one_goes_on_at_another_without_scripts()
    {
        var thread = await app.Ask("Aad");
        for (var i = 1; i <= 3; i++)
            await app.Reply("Bea", thread, $"Gelezen {i}", PostKind.Comment);
        using var office = await app.As("Cor");
        var page = await office.Get($"/questions/{thread}");
        Assert.Null(page.Document.QuerySelector(".o-newline"));
        await Load(office, page);

        for (var i = 1; i <= 2; i++)
            await app.Reply("Bea", thread, $"Nieuw {i}", PostKind.Comment);
        using var train = await app.As("Cor");
        page = await train.Get($"/questions/{thread}");

        Assert.Contains("Nieuw 1", page.Document.QuerySelector(".o-newline")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Verder lezen bij reactie 4", page.Text, StringComparison.Ordinal);
        await Load(train, page);
        Assert.Null((await office.Get($"/questions/{thread}")).Document.QuerySelector(".o-newline"));
    }

    [Fact]
    public async Task In_a_long_thread_the_link_leads_to_the_part_with_the_first_new_post()
    {
        var thread = await app.Ask("Aad");
        await app.Reply("Bea", thread, "Oud", PostKind.Comment);
        using var reader = await app.As("Cor");
        await Load(reader, await reader.Get($"/questions/{thread}"));
        for (var i = 1; i <= 30; i++)
            await app.Reply("Bea", thread, $"Nieuw {i}.", PostKind.Comment);

        var page = await reader.Get($"/questions/{thread}");
        Assert.Null(page.Document.QuerySelector(".o-newline"));
        var link = page.Document.QuerySelectorAll("a").Single(a => a.TextContent == "Verder lezen bij reactie 2");
        page = await reader.Get(link.GetAttribute("href")!);

        Assert.Contains("Nieuw 1.", page.Document.QuerySelector(".o-newline")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_only_goes_forwards_and_belongs_to_its_member()
    {
        var thread = await app.Ask("Aad");
        for (var i = 0; i < 4; i++)
            await app.Reply("Bea", thread, $"{i}.", PostKind.Comment);
        using var reader = await app.As("Dirk");
        await Read(reader, thread, 3);
        await Read(reader, thread, 1);
        await Read(reader, thread, -5);
        var dirk = (await app.Member("Dirk")).Key;

        Assert.Equal(3, (await Positions(thread)).Single(r => r.MemberKey == dirk).Place);
        // Further than the thread goes nobody read.
        await Read(reader, thread, 999);
        Assert.Equal(4, (await Positions(thread)).Single(r => r.MemberKey == dirk).Place);
        using var other = await app.As("Els");
        Assert.Null((await other.Get($"/questions/{thread}")).Document.QuerySelector(".o-newline"));
    }

    [Fact]
    public async Task A_thread_that_one_may_not_read_keeps_no_position()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        using var visitor = app.Visitor();
        using var refused = await visitor.Http.PostAsync($"/threads/{thread}/read", new FormUrlEncodedContent([new("place", "1")]));
        Assert.Contains("/account/sign-in", refused.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        using var member = await app.As("Cor");
        await Read(member, "zzzzzzzzzz", 1, HttpStatusCode.NotFound);
        await member.Get($"/threads/{thread}/read?place=1", HttpStatusCode.NotFound);

        Assert.Empty(await Positions(thread));
    }

    [Fact]
    public async Task Reading_a_post_reads_what_one_was_told_of_it()
    {
        var thread = await app.Ask("Fien");
        await app.Reply("Bea", thread, "Een");
        await app.Reply("Bea", thread, "Twee");
        using var fien = await app.As("Fien");
        await Read(fien, thread, 1);

        var page = await fien.Get("/notifications");

        Assert.Equal("1", page.Document.QuerySelector(".o-bell [data-count]")!.TextContent);
    }

    [Fact]
    public async Task My_work_lists_the_threads_one_took_part_in_with_what_is_new()
    {
        var thread = await app.Ask("Gerda");
        await app.Reply("Harm", thread, "Ik doe mee.");
        using var harm = await app.As("Harm");
        await Load(harm, await harm.Get($"/questions/{thread}"));
        await app.Reply("Bea", thread, "Nieuw een");
        await app.Reply("Bea", thread, "Nieuw twee");
        await app.Reply("Harm", thread, "Zelf geschreven", PostKind.Comment);

        var row = (await harm.Get("/my/work")).Document.QuerySelectorAll("[aria-labelledby=threads] li").Single();

        Assert.Contains("2 nieuw", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_members_whole_page_of_a_question_asks_the_database_four_times_at_most()
    {
        var thread = await app.Ask("Aad");
        for (var i = 0; i < 20; i++)
            await app.Reply("Bea", thread, $"{i}.", i == 0 ? PostKind.Answer : PostKind.Comment);
        using var reader = await app.As("Ina");
        var address = $"/questions/{thread}";
        await Load(reader, await reader.Get(address));

        app.Count(address);
        await reader.Get(address);

        Assert.InRange(app.Counted.Count, 1, 4);
    }

    /// <summary>Presses the button that is there for who has no scripts.</summary>
    private static async Task Load(PlatformClient client, Page page)
    {
        Assert.NotNull(page.Document.QuerySelector("#read noscript"));
        await client.Submit(page, "#read", new Dictionary<string, string>());
    }

    /// <summary>Says what a page's script says.</summary>
    private static async Task Read(PlatformClient client, string thread, long place, HttpStatusCode expected = HttpStatusCode.NoContent)
    {
        var token = (await client.Get("/my/work")).Document.QuerySelector("#sign-out [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/threads/{thread}/read")
        {
            Content = new FormUrlEncodedContent([new("place", $"{place}"), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("X-Requested-With", "fetch");
        using var answer = await client.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    private Task<List<ReadingPosition>> Positions(string thread) => app.Scope(db => db.ReadingPositions.Where(r => r.ThreadKey == thread).ToListAsync());
}

/// <summary>Counts what a page asks the database.</summary>
public sealed class CountedApp : PlatformApp
{
    private readonly Commands _commands = new();

    public CountedApp()
    {
        Settings["Moderation:ApprovedBeforeTrust"] = "0";
        Settings["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information";
    }

    public IReadOnlyList<string> Counted => _commands.Counted;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Services.GetRequiredService<ILoggerFactory>().AddProvider(_commands);
    }

    public void Count(string path) => _commands.Count(path);

    private sealed class Commands : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();
        private string? _path;

        public List<string> Counted { get; } = [];

        public void Count(string path)
        {
            Counted.Clear();
            _path = path;
        }

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name != "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted" || _path is null)
                return;
            _scopes.ForEachScope((scope, _) =>
            {
                if (scope is IEnumerable<KeyValuePair<string, object?>> values && values.Any(v => v.Key == "RequestPath" && v.Value as string == _path))
                    lock (Counted)
                        Counted.Add(formatter(state, exception));
            }, true);
        }

        public void Dispose()
        {
        }
    }
}
