using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Features.Members;

namespace Platform.Tests.Acts;

/// <summary>A site with something in every state, walked through as everybody.</summary>
public sealed partial class CrawlTests(ActsApp app) : IClassFixture<ActsApp>
{
    private const int MostPages = 150;

    [Fact]
    public async Task Every_page_of_a_site_with_everything_in_every_state_is_there_and_the_same_when_it_is_made_anew()
    {
        foreach (var state in PostStates.All)
            await new PostStates(app).Make(state);
        foreach (var state in ContributionStates.All)
            await new ContributionStates(app).Make(state);
        foreach (var state in ReviewStates.All)
            await new ReviewStates(app).Make(state);
        foreach (var state in RoundStates.All)
            await new RoundStates(app).Make(state);
        await app.FollowersCaughtUp();
        app.TakeErrors();

        var found = new List<string>();
        foreach (var (who, roles) in new[] { (Who.Visitor, MemberRoles.None), (Who.Member, MemberRoles.None), (Who.Asker, MemberRoles.None), (Who.Author, MemberRoles.None), (Who.Moderator, MemberRoles.Moderator), (Who.Administrator, MemberRoles.Administrator) })
        {
            using var client = who == Who.Visitor ? app.Visitor() : await app.As(who.ToString(), roles);
            var pages = await Crawler.Crawl(client, ["/questions", "/articles", "/my/work", "/notifications", "/review", "/admin", "/"], MostPages);
            Assert.True(pages.Count > 40, $"{who} found {pages.Count} pages.");
            // Asked again, since the crawl itself found what is related to each text.
            var kept = new Dictionary<Uri, string>();
            foreach (var page in pages.Where(p => p.Response.IsSuccessStatusCode && !IsNewEachTime(p.Address)))
                kept[page.Address] = await client.Http.GetStringAsync(page.Address);
            await EvictAll();
            foreach (var (address, before) in kept)
            {
                var anew = await client.Http.GetStringAsync(address);
                if (Lasting(anew) != Lasting(before))
                    found.Add($"{who} gets another {address.PathAndQuery}: {Difference(Lasting(before), Lasting(anew))}");
            }

            found.AddRange(app.TakeErrors().Select(e => $"{who}: logged {e}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Nothing that was made before now holds.</summary>
    private async Task EvictAll()
    {
        var changes = await app.Scope(db => db.Changes.Select(c => new { c.Kind, c.Key }).Distinct().ToListAsync());
        app.Services.GetRequiredService<Invalidations>().Raise(changes.Select(c => new ChangeKey(c.Kind, c.Key)));
    }

    /// <summary>A new text has a new key; an export tells when it was made.</summary>
    private static bool IsNewEachTime(Uri address) => address.AbsolutePath is "/ask" or "/write" or "/experiences/new" || address.Query.Contains("handler=", StringComparison.Ordinal);

    /// <summary>Without tokens and keys that hold once.</summary>
    private static string Lasting(string html) => Once().Replace(html, "");

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 60)..Math.Min(one.Length, at + 60)]}… and …{other[Math.Max(0, at - 60)..Math.Min(other.Length, at + 60)]}…";
    }

    [GeneratedRegex("value=\"[^\"]{10,}\"|\\?key=[\\w-]{40,}")]
    private static partial Regex Once();
}
