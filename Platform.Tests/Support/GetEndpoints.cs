using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Support;

/// <summary>
/// Returns an address for everything that the application answers to GET. It reads the endpoints, so that a new one cannot be forgotten.
/// The database must contain something of each kind, as the demo does.
/// </summary>
public static partial class GetEndpoints
{
    public static async Task<IReadOnlyList<string>> Of(PlatformApp app)
    {
        var addresses = new SortedSet<string>(StringComparer.Ordinal);
        var values = await Values(app);
        var pages = app.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in Endpoints(app))
        {
            var handlers = new List<string>();
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, endpoint.Metadata);
                handlers.AddRange(compiled.HandlerMethods.Where(h => h.HttpMethod == "Get" && h.Name is not null).Select(h => h.Name!));
            }

            foreach (var path in Fill(endpoint.RoutePattern.RawText!, values))
            {
                addresses.Add(path);
                foreach (var handler in handlers)
                    addresses.Add($"{path}?handler={handler}");
            }
        }

        // These need a query to do their work.
        addresses.UnionWith(
        [
            "/search?q=woo", "/search?q=zzqxvw", "/search/feed?q=woo", "/api/v1/search?q=zzqxvw", "/api/v1/suggest?q=woo", "/api/v1/similar?title=woo", "/search/suggest?q=woo",
            $"/threads/{values["{key}"][0]}/read?place=9999", $"/threads/{values["{key}"][0]}/changes?after=0", $"/threads/{values["{key}"][0]}/people?q=an", "/notifications?page=2",
        ]);
        return [.. addresses];
    }

    /// <summary>Returns the route of each Razor Page, with addresses of it.</summary>
    public static async Task<IReadOnlyList<(string Route, IReadOnlyList<string> Addresses)>> PagesOf(PlatformApp app)
    {
        var values = await Values(app);
        return
        [
            .. Endpoints(app).Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(e => e.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal)
                .Select(route => (route, (IReadOnlyList<string>)[.. Fill(route, values)])),
        ];
    }

    private static IEnumerable<RouteEndpoint> Endpoints(PlatformApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET"));

    private static IEnumerable<string> Fill(string pattern, Dictionary<string, string[]> values)
    {
        var path = "/" + pattern.TrimStart('/');
        foreach (var kind in new[] { "member", "organisation", "tag", "round", "review", "confirm" })
            path = path.Replace($"/{kind}s/{{key}}", $"/{kind}s/{{{kind}}}", StringComparison.Ordinal).Replace($"/{kind}/{{key}}", $"/{kind}/{{{kind}}}", StringComparison.Ordinal);
        path = path.Replace("/register/{key}", "/register/{confirm}", StringComparison.Ordinal);
        path = Default().Replace(path, "{$1}");
        string[] filled = [path];
        foreach (Match parameter in Parameter().Matches(path))
        {
            if (!values.TryGetValue(parameter.Value, out var known))
                throw new InvalidOperationException($"{pattern}: no value for {parameter.Value}; add one here.");
            filled = [.. filled.SelectMany(f => known.Select(value => f.Replace(parameter.Value, value, StringComparison.Ordinal)))];
        }

        return filled;
    }

    private static Task<Dictionary<string, string[]>> Values(PlatformApp app) => app.Scope(async db =>
    {
        // By somebody who can sign in, so that this person's pages of it can be seen too.
        var answered = await db.Posts.Where(p => p.State == PostState.Visible && p.Kind == PostKind.Answer && db.Users.Any(u => u.Id == p.AuthorKey)).OrderBy(p => p.Key).Select(p => new { p.ThreadKey, p.Key }).FirstAsync();
        var article = await db.Contributions.Where(c => c.Kind == ArticleTraits.Name && c.PublishedAt != null && db.Users.Any(u => u.Id == c.AuthorKey)).OrderBy(c => c.Key).Select(c => c.Key).FirstAsync();
        var experience = await db.Contributions.Where(c => c.Kind == ExperienceTraits.Name && c.PublishedAt != null).OrderBy(c => c.Key).Select(c => c.Key).FirstAsync();
        var round = await db.Rounds.Select(r => new { r.Key, r.Code }).FirstAsync();
        return new Dictionary<string, string[]>
        {
            ["{key}"] = [answered.ThreadKey, article, experience],
            ["{thread}"] = [answered.ThreadKey],
            ["{post}"] = [answered.Key],
            ["{member}"] = [await db.Members.OrderBy(m => m.Key).Select(m => m.Key).FirstAsync()],
            ["{organisation}"] = [await db.Organisations.OrderBy(o => o.Key).Select(o => o.Key).FirstAsync()],
            ["{tag}"] = [await db.Tags.OrderBy(t => t.Key).Select(t => t.Key).FirstAsync()],
            ["{round}"] = [round.Key],
            ["{code}"] = [round.Code, "404"],
            ["{review}"] = [await db.ReviewItems.OrderBy(i => i.Key).Select(i => i.Key).FirstAsync()],
            // The key of a registration that waits for its code. The demo has none.
            ["{confirm}"] = [await db.SignUps.OrderBy(s => s.Key).Select(s => s.Key).FirstOrDefaultAsync() ?? "0000000000"],
            ["{topic}"] = ["about", "privacy", "accessibility", "help", "house-rules"],
            ["{documentName}"] = ["v1"],
        };
    });

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Default();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
