using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed partial class ThreadPageCacheTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_kept_page_is_the_page_that_would_have_been_made_for_its_reader()
    {
        var page = await Question();
        var (eva, fons) = (await app.As("Eva <b>& co"), await app.As("Fons"));
        await eva.Get(page);
        var made = await eva.Get(page + "?nothing=");
        var kept = await Kept(eva, page);

        Assert.False(IsKept(made));
        Assert.Equal(WithoutOnceOnly(made.Html).Replace("?nothing=", "", StringComparison.Ordinal), WithoutOnceOnly(kept.Html));
        Assert.True(kept.Response.Headers.CacheControl is { Private: true, NoStore: true });

        // The very same, for another, once they have the cookie that goes with the token.
        await fons.Get("/ask");
        var other = await fons.Get(page);
        Assert.True(IsKept(other));
        Assert.Equal("Fons", Name(other));
        Assert.Equal("Eva <b>& co", Name(kept));
        Assert.Equal((await app.Member("Fons")).Key, Me(other));
        Assert.DoesNotContain("Eva", other.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Me(kept), other.Html, StringComparison.Ordinal);
        Assert.NotEqual(Token(kept), Token(other));

        static string WithoutOnceOnly(string html) => OnceOnly().Replace(html, "$1=");
    }

    [Fact]
    public async Task What_is_sent_from_a_kept_page_is_taken_each_time_for_itself()
    {
        var page = await Question();
        var (eva, fons) = (await app.As("Eva"), await app.As("Fons"));
        await eva.Get(page);
        var (first, second, other) = (await Kept(fons, page), await Kept(fons, page), await Kept(eva, page));

        await fons.Submit(first, "#reply", new Dictionary<string, string> { ["Body"] = "Eerste." });
        await fons.Submit(second, "#reply", new Dictionary<string, string> { ["Body"] = "Tweede." });
        await eva.Submit(other, "#reply", new Dictionary<string, string> { ["Body"] = "Van Eva." });

        var shown = await app.Visitor().Get(page);
        Assert.All(["Eerste.", "Tweede.", "Van Eva."], text => Assert.Contains(text, shown.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vote")]
    [InlineData("draft")]
    [InlineData("reply")]
    [InlineData("read")]
    [InlineData("told")]
    public async Task Who_has_something_of_their_own_in_a_thread_reads_it_there_and_nobody_else_does(string what)
    {
        var page = await Question();
        var thread = page.Split('/')[^1];
        var post = await app.Reply("Bea", thread, "Antwoord.");
        await app.Reply("Bea", thread, "En nog iets.", PostKind.Comment);
        var (eva, fons) = (await app.As("Eva"), await app.As("Fons"));
        await eva.Get(page);
        await Kept(eva, page);
        await Kept(fons, page);
        var viewer = await app.Viewer("Eva");

        Task act = what switch
        {
            "vote" => app.Scope(async (Platform.Web.Data.PlatformDb _, CastVote votes) => await votes.Cast(thread, post.Key, true, viewer)),
            "draft" => app.Scope(async (Platform.Web.Data.PlatformDb _, ReplyDraft drafts) => { await drafts.Save(thread, "Nog niet af.", false, viewer); return 0; }),
            "reply" => app.Reply("Eva", thread, "Eigen woorden."),
            "read" => app.Scope(async (Platform.Web.Data.PlatformDb _, ReadThread read) => await read.UpTo(thread, 0, viewer)),
            _ => app.Reply("Bea", await app.Ask("Eva"), "Een antwoord voor Eva."),
        };
        await act;

        Assert.True(Shows(await eva.Get(page)));
        Assert.False(Shows(await fons.Get(page)));
        Assert.False(Shows(await fons.Get(page)));
        Assert.True(Shows(await Kept(eva, page)));
        Assert.False(Shows(await Kept(fons, page)));

        bool Shows(Page shown) => what switch
        {
            "vote" => shown.Document.QuerySelector($"#p-{post.Key} [data-act=vote]")!.GetAttribute("aria-pressed") == "true",
            "draft" => shown.Html.Contains("Nog niet af.", StringComparison.Ordinal),
            "reply" => shown.Document.QuerySelectorAll("[data-if=own]").Any(e => !e.HasAttribute("hidden")),
            "read" => shown.Document.QuerySelector("#new") is not null,
            _ => shown.Document.QuerySelector("[data-bell]")!.GetAttribute("data-bell") != "0",
        };
    }

    [Fact]
    public async Task Whether_it_is_open_to_its_reader_is_asked_each_time_also_when_another_node_closed_it()
    {
        var page = await Question();
        var eva = await app.As("Eva");
        await eva.Get(page);
        await Kept(eva, page);

        // No cache hears of this.
        var key = page.Split('/')[^1];
        await app.Scope(db => db.Contributions.Where(c => c.Key == key).ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, ContributionStatus.Withdrawn)));

        await eva.Get(page, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whose_session_ended_or_who_got_a_role_gets_no_kept_page()
    {
        var page = await Question();
        var (eva, gerda) = (await app.As("Eva"), await app.As("Gerda"));
        await eva.Get(page);
        await Kept(eva, page);
        await Kept(gerda, page);

        var (evaKey, gerdaKey) = ((await app.Member("Eva")).Key, (await app.Member("Gerda")).Key);
        await app.Scope(async db =>
        {
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == evaKey).ToListAsync());
            (await db.Members.SingleAsync(m => m.Key == gerdaKey)).Grant(MemberRoles.Moderator);
            return await db.SaveChangesAsync();
        });

        Assert.DoesNotContain("data-bell", (await eva.Get(page)).Html, StringComparison.Ordinal);
        var moderated = await gerda.Get(page);
        Assert.False(IsKept(moderated));
        Assert.Contains($"/rounds/open/{page.Split('/')[^1]}", moderated.Html, StringComparison.Ordinal);
        Assert.Contains($"/rounds/open/{page.Split('/')[^1]}", (await Kept(gerda, page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nameless_asker_reads_their_new_name_at_once_on_their_own_page()
    {
        await app.Member("Oude Naam", MemberRoles.Moderator);
        var page = $"/questions/{await app.Ask("Oude Naam", byLayerOnly: true)}";
        var asker = await app.As("Oude Naam", MemberRoles.Moderator);
        await asker.Get(page);
        Assert.Equal("Oude Naam", Name(await Kept(asker, page)));
        var key = (await app.Member("Oude Naam")).Key;

        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == key)).Rename("Nieuwe Naam");
            return await db.SaveChangesAsync();
        });

        Assert.Equal("Nieuwe Naam", Name(await asker.Get(page)));
    }

    [Fact]
    public async Task Who_writes_is_read_at_once_by_the_next_member()
    {
        var page = await Question();
        var eva = await app.As("Eva");
        await eva.Get(page);
        await Kept(eva, page);

        await app.Reply("Bea", page.Split('/')[^1], "Net geschreven.");

        Assert.Contains("Net geschreven.", (await eva.Get(page)).Text, StringComparison.Ordinal);
    }

    private async Task<string> Question() => $"/questions/{await app.Ask("Aad")}";

    /// <summary>The follower tells of each change once more, a moment after its commit did.</summary>
    private static async Task<Page> Kept(PlatformClient reader, string page)
    {
        Page? kept = null;
        await Conversation.Eventually(async () => IsKept(kept = await reader.Get(page)), $"{page} is kept");
        return kept!;
    }

    private static bool IsKept(Page page) => page.Response.Headers.TryGetValues("Cache-Status", out var status) && status.Single().EndsWith("hit", StringComparison.Ordinal);

    private static string Name(Page page) => page.Document.QuerySelector(".o-tools a[href='/my/work']")!.TextContent;

    private static string Me(Page page) => page.Document.QuerySelector("[data-me]")!.GetAttribute("data-me")!;

    private static string Token(Page page) => page.Document.QuerySelector("#reply [name=__RequestVerificationToken]")!.GetAttribute("value")!;

    [GeneratedRegex(@"(name=""(?:__RequestVerificationToken|ClientKey)""[^>]*value)=""[^""]*""", RegexOptions.CultureInvariant)]
    private static partial Regex OnceOnly();
}
