using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Experiences;
using Platform.Tests.Support;
using Platform.Web.Demo;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Pages;

/// <summary>
/// The demo, and which pages each viewer looks at. The addresses come from the routes, so that a new page is in the list by itself: each is
/// looked at by the first viewer who gets it. Pages that differ for another viewer, or by their query, are added here.
/// </summary>
public sealed partial class EveryPageApp : DemoApp
{
    /// <summary>Those who look, from the one who may see least.</summary>
    private static readonly string?[] Viewers = [null, "nadia", "ruben", "ilse", "tom"];

    private static readonly Dictionary<string, string[]> More = new()
    {
        [""] =
        [
            "/experiences?outcome=failed", "/search?q=soort:ervaring+uitkomst:werkte", "/search?q=Woo", "/search?q=zzzzzz", "/search?q=hoeveel+dagen+wijkteam+soort:vraag",
            "/search?q=statsu:open+Woo+org:heikamp+sort:nieuwste", "/search?q=Woo+laag:waterschap+soort:artikel", "/questions?state=solved",
            "/r?code=XXXXXX", "/r/{code}/screen?theme=dark", "/niet-gevonden", "/account/register?q=oostervaart",
        ],
        ["nadia"] =
        [
            "/", "/questions/{asked}", "/articles/{article}", "/experiences/{experience}", "/search?q=Woo", "/threads/{thread}/reply?quote={post}", "/threads/{thread}/posts/{post}/thanks",
            "/contributions/{own}/edit", "/contributions/{own}/revisions", "/contributions/{own}/compare?from=1&to=2", "/experiences/{shared}", "/experiences/{shared}/addition",
        ],
        ["ruben"] = ["/my/work", "/articles/{article}"],
        ["ilse"] = ["/", "/my/work", "/questions/{asked}", "/threads/{thread}/posts/{post}/history"],
        ["tom"] = ["/"],
    };

    private Task<IReadOnlyList<Looked>>? _pages;
    private string _shared = "";

    public EveryPageApp()
    {
        // All forms are sent from one address.
        foreach (var limit in new[] { "Writing", "Account", "Guests", "Strangers" })
            Settings["RateLimits:" + limit] = "10000000";
    }

    /// <summary>Returns who looks at which address, and the route of that address.</summary>
    public Task<IReadOnlyList<Looked>> Pages() => _pages ??= List();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Register>().Begin("Nieuwe Lid", "nieuw@example.org", Password, "nl");
        using var nadia = await Enter("nadia");
        _shared = (await nadia.Share("Elke dinsdag samen de post lezen")).Key();
        await this.Approve("Elke dinsdag samen de post lezen");
        var values = await Values();
        await nadia.Send(await nadia.Get($"/contributions/{values["own"]}/edit"), [("Body", "Een andere tekst.")]);
    }

    private async Task<IReadOnlyList<Looked>> List()
    {
        var routes = await GetEndpoints.PagesOf(this);
        var values = await Values();
        var looked = new List<Looked>();
        foreach (var who in Viewers)
        {
            using var client = await Enter(who);
            foreach (var (route, addresses) in routes)
            {
                foreach (var address in addresses.Where(a => looked.All(l => l.Address != a)))
                {
                    if (await IsPage(client, address))
                        looked.Add(new(who, address, route));
                }
            }

            foreach (var more in More[who ?? ""])
                looked.Add(new(who, values.Aggregate(more, (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)), RouteOf(more)));
        }

        return looked;
    }

    /// <summary>The routes of the addresses that are added name their values as the routes do.</summary>
    private static string RouteOf(string more) => RouteValue().Replace(more.Split('?')[0].TrimStart('/'), "{key}");

    private async Task<PlatformClient> Enter(string? who)
    {
        var client = Visitor();
        if (who is not null)
            await client.SignIn($"{who}@example.org", DemoContent.Password);
        return client;
    }

    /// <summary>Something for each of the addresses above: a question of Nadia's with an answer by another, and the texts of others.</summary>
    private Task<Dictionary<string, string>> Values() => Scope(async db =>
    {
        var nadia = await db.Users.Where(u => u.Email == "nadia@example.org").Select(u => u.Id).SingleAsync();
        var asked = await db.Contributions.Where(c => c.AuthorKey == nadia && c.Kind == QuestionTraits.Name && c.PublishedAt != null).OrderBy(c => c.Key).Select(c => c.Key).FirstAsync();
        var post = await db.Posts.Where(p => p.ThreadKey == asked && p.Kind == PostKind.Answer && p.AuthorKey != nadia).OrderBy(p => p.Key).Select(p => p.Key).FirstAsync();
        return new Dictionary<string, string>
        {
            ["asked"] = asked,
            ["thread"] = asked,
            ["post"] = post,
            ["article"] = await db.Contributions.Where(c => c.Kind == ArticleTraits.Name && c.PublishedAt != null).OrderBy(c => c.Key).Select(c => c.Key).FirstAsync(),
            ["experience"] = await db.Contributions.Where(c => c.Kind == ExperienceTraits.Name && c.PublishedAt != null).OrderBy(c => c.Key).Select(c => c.Key).FirstAsync(),
            ["own"] = await db.Contributions.Where(c => c.AuthorKey == nadia && c.Kind == ArticleTraits.Name && c.PublishedAt != null).OrderBy(c => c.Key).Select(c => c.Key).FirstAsync(),
            ["shared"] = _shared,
            ["code"] = await db.Rounds.OrderBy(r => r.Key).Select(r => r.Code).FirstAsync(),
        };
    });

    /// <summary>A whole page: not a redirect, not a piece of another page, and not the page that says that nothing is there.</summary>
    private static async Task<bool> IsPage(PlatformClient client, string address)
    {
        using var answer = await client.Http.GetAsync(address);
        return answer.StatusCode == HttpStatusCode.OK && answer.RequestMessage!.RequestUri!.PathAndQuery == address
            && answer.Content.Headers.ContentType?.MediaType == "text/html"
            && (await answer.Content.ReadAsStringAsync()).Contains("<main", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{(own|shared|asked|article|experience|thread)\}")]
    private static partial Regex RouteValue();

    public sealed record Looked(string? Who, string Address, string Route);
}
