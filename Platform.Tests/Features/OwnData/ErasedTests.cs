using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Features.Import;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.OwnData;

/// <summary>An application whose log is kept, to be searched.</summary>
public sealed class LoggedApp : PlatformApp, ILoggerProvider, ILogger
{
    private readonly StringBuilder _log = new();

    public LoggedApp() => Settings["Moderation:ApprovedBeforeTrust"] = "0";

    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_log)
            _log.AppendLine(formatter(state, exception)).Append(exception);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(this));
    }
}

/// <summary>
/// A person whose name, address and private words stand nowhere else lives here and leaves. Afterwards they are nowhere: on no page,
/// in no answer, and in no byte of the data folder. What stays is what decision 20 says: the texts, by a former member.
/// </summary>
public sealed class ErasedTests(LoggedApp app) : IClassFixture<LoggedApp>
{
    private const string Name = "Ottolien Kwikstaartje";
    private const string Address = "kanarie.adres@kwetter.example";
    private const string Text = "Het zangzaadbeleid rust op drie pijlers.";

    /// <summary>What may be left nowhere.</summary>
    private static readonly string[] Canaries = ["Ottolien", "Kwikstaartje", "kanarie.adres", "Zingtaltijdblauw", "Conceptkanarie", "Zoekkanarie", "kanarie:lid"];

    private static readonly string[] Lines =
    [
        """{"type":"organisation","id":"kanarie:org","name":"Gemeente Zeldenrust","layer":"gemeente"}""",
        """{"type":"member","id":"kanarie:lid","name":"Ottolien Kwikstaartje","email":"kanarie.adres@kwetter.example","organisation":"kanarie:org","role":"scientist","about":"Zingtaltijdblauw"}""",
        """{"type":"article","id":"zaad:1","language":"nl","title":"Zangzaad in de praktijk","summary":"Kort","body":"Het zangzaadbeleid rust op drie pijlers.","author":"kanarie:lid","tags":["zaad"],"publishedAt":"2026-01-01","source":"https://example.org/a","licence":"CC0"}""",
    ];

    [Fact]
    public async Task Who_left_is_found_nowhere()
    {
        Assert.Empty((await ImportRun.Of(app, Lines)).Problems);
        using var browser = app.Visitor();
        var registered = await browser.Register(Address, Name);
        await browser.TypeCode(registered, await app.CodeMailedTo(Address));
        var her = await app.Scope(db => db.Members.AsNoTracking().SingleAsync(m => m.Name == Name));
        var organisation = her.OrganisationKey!;
        var thread = await Live(new Viewer(her.Key, her.Roles));
        using var aad = await app.As("Aad");
        Assert.Contains(Name, (await aad.Get("/notifications")).Text, StringComparison.Ordinal);
        Assert.Contains("Zangzaad in de praktijk", (await app.Visitor().Get($"/organisations/{organisation}")).Text, StringComparison.Ordinal);
        await Eventually(() => Found("/search?q=org:\"Gemeente Zeldenrust\""), "she is found by her organisation");
        await Eventually(() => Files().Any(f => Holds(f, ["Ottolien"])), "her name is in the data folder");

        await browser.Submit(await browser.Get("/my/data"), "#erase", new Dictionary<string, string> { ["Password"] = Newcomer.Password });

        await Eventually(() => !Found("/search?q=org:\"Gemeente Zeldenrust\""), "she is not found by her organisation any more");
        Assert.True(Found("/search?q=zangzaadbeleid"), "what she wrote stays");
        Assert.DoesNotContain("Zangzaad", (await app.Visitor().Get($"/organisations/{organisation}")).Text, StringComparison.Ordinal);
        await NowhereOnTheSite(thread, organisation, her.Key);

        // The letter that says it is done reaches the address, and is taken away with it.
        await Eventually(() => !app.Scope(db => db.Outbox.AnyAsync(m => m.ForgetBy != null)).GetAwaiter().GetResult(), "the last letter is sent");
        var pickup = app.Services.GetRequiredService<PickupFolder>();
        var last = Assert.Single(Directory.GetFiles(pickup.Path), file => Holds(file, Canaries));
        Assert.Contains("verwijderd", MimeKit.MimeMessage.Load(last).Subject, StringComparison.Ordinal);
        pickup.Sweep(DateTime.UnixEpoch, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(8));
        await Eventually(() => app.Scope(db => Bulk.EmptyLog(db)).GetAwaiter().GetResult(), "nobody reads what is to be emptied");
        Assert.All(Files(), file => Assert.False(Holds(file, Canaries), $"{Which(file)} is left in {file}"));
        Assert.All(Canaries, word => Assert.DoesNotContain(word, app.Log, StringComparison.OrdinalIgnoreCase));

        var again = await ImportRun.Of(app, Lines);
        Assert.Contains("erased", Assert.Single(again.Problems), StringComparison.Ordinal);
        Assert.Equal((0, 0, 1), (again.New("member"), again.Changed("member"), again.Unchanged("article")));
        Assert.False(await app.Scope(db => db.Members.AnyAsync(m => m.Name == Name || m.ImportedEmail == Address)));
        var export = await ImportRun.Export(app);
        Assert.All(Canaries, word => Assert.DoesNotContain(word, export, StringComparison.OrdinalIgnoreCase));
        await ImportRun.Of(app, $$"""{"type":"member","id":"platform:{{her.Key}}","name":"Ottolien Kwikstaartje","role":"scientist"}""");
        Assert.Equal("", await app.Scope(db => db.Members.Where(m => m.Key == her.Key).Select(m => m.Name).SingleAsync()));
    }

    /// <summary>Writes, is answered, thanks, votes, reads, drafts, keeps a search.</summary>
    private async Task<string> Live(Viewer her)
    {
        var thread = await app.Ask("Aad");
        var aads = await app.Reply("Aad", thread, "Ik zoek voorbeelden.", PostKind.Comment);
        var hers = await app.Scope(async (PlatformDb _, Reply reply) => (await reply.Write(thread, new ReplyText(PostKind.Answer, Text), her, ShortKey.New()))!);
        await app.Reply("Bea", thread, "Dank voor het zaad.", PostKind.Comment, hers.Key);
        Assert.True(await app.Scope((PlatformDb _, ThankAuthor thank) => thank.Thank(thread, aads.Key, null, her)));
        await app.Scope((PlatformDb _, CastVote votes) => votes.Cast(thread, aads.Key, true, her));
        await app.Scope((PlatformDb _, ReadThread read) => read.UpTo(thread, 1, her));
        await app.Scope(async (PlatformDb db, ReplyDraft drafts) =>
        {
            await drafts.Save(thread, "Conceptkanarie, nog niet af.", false, her);
            db.SavedSearches.Add(new SavedSearch(ShortKey.New(), her.MemberKey!, "Zoekkanarie", "q=woo", DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });
        return thread;
    }

    private async Task NowhereOnTheSite(string thread, string organisation, string her)
    {
        using var visitor = app.Visitor();
        using var member = await app.As("Bea");
        using var moderator = await app.As("Aad");
        using var administrator = await app.As("Baas", MemberRoles.Administrator);
        string[] start = ["/", "/questions", "/articles", "/organisations", $"/questions/{thread}", $"/organisations/{organisation}", "/search?q=zangzaadbeleid", "/notifications", "/my/work", "/review", "/admin", "/admin/mail"];
        foreach (var client in new[] { visitor, member, moderator, administrator })
        {
            var pages = await Crawler.Crawl(client, start, 80);
            Assert.Contains(pages, p => p.Text.Contains("Voormalig lid", StringComparison.Ordinal));
            Assert.All(pages, page => Assert.All(Canaries, word => Assert.DoesNotContain(word, page.Html, StringComparison.OrdinalIgnoreCase)));
        }

        foreach (var path in new[] { $"/api/v1/threads/{thread}/changes?after=0", "/api/v1/search?q=zangzaadbeleid", "/search/feed?q=zangzaadbeleid", "/api/v1/suggest?q=kwikst" })
            Assert.All(Canaries, word => Assert.DoesNotContain(word, visitor.Http.GetStringAsync(path).GetAwaiter().GetResult(), StringComparison.OrdinalIgnoreCase));
        await visitor.Get($"/members/{her}", System.Net.HttpStatusCode.NotFound);
    }

    private bool Found(string path) => app.Visitor().Get(path).GetAwaiter().GetResult().Document.QuerySelector(".o-hits > li") is not null;

    private IEnumerable<string> Files() => Directory.EnumerateFiles(app.Database.Folder, "*", SearchOption.AllDirectories);

    private static string? Which(string file) => Canaries.FirstOrDefault(word => Holds(file, [word]));

    /// <summary>As UTF-8, in small letters or in capitals, as accounts keep them too.</summary>
    private static bool Holds(string file, IEnumerable<string> words)
    {
        // A lock is a file that nobody else can open, and it holds nothing.
        if (new FileInfo(file).Length == 0)
            return false;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var text = Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
