using System.Net;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Shared;

namespace Platform.Tests.Features.SavedSearches;

public sealed class SavedSearchTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string SaveForm = "form[action*='handler=Save']";

    [Fact]
    public async Task A_member_sees_what_is_new_since_they_last_looked()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        using var anna = await app.As("Anna");
        await moderator.Post("/api/v1/questions", new { title = "Oud nieuws over snoekbaars", body = "Er was al iets." });
        await Eventually(async () => (await moderator.GetJson("/api/v1/search?q=snoekbaars")).GetProperty("total").GetInt32() == 1);
        await anna.Submit(await anna.Get("/search?q=snoekbaars&kind=question&page=1"), SaveForm, new Dictionary<string, string>());
        Assert.Contains("Niets nieuws", Row(await anna.Get("/my/searches"), "snoekbaars soort:vraag"), StringComparison.Ordinal);

        await Task.Delay(20);
        await moderator.Post("/api/v1/questions", new { title = "Vers over snoekbaars", body = "Er is iets nieuws." });
        await moderator.Post("/api/v1/articles", new { title = "Artikel over snoekbaars", summary = "Dit filter laat geen artikelen door.", body = "Tekst." });
        await Forget();
        await Eventually(async () => Row(await anna.Get("/my/searches"), "snoekbaars soort:vraag").Contains("1 nieuw", StringComparison.Ordinal), Forget);

        var results = await anna.Submit(await anna.Get("/my/searches"), "form[action*='handler=Open']", new Dictionary<string, string>());
        Assert.Equal("?q=snoekbaars soort:vraag sort:nieuwste", Uri.UnescapeDataString(results.Address.Query));
        Assert.Equal("Vers over snoekbaars", results.Document.QuerySelector(".o-hits a")!.TextContent.Trim());
        Assert.Contains("Niets nieuws", Row(await anna.Get("/my/searches"), "snoekbaars soort:vraag"), StringComparison.Ordinal);

        // Counts are remembered for a minute under the moment they count from: another moment is another count.
        Task Forget() => app.Scope(async db =>
        {
            foreach (var search in db.SavedSearches)
                search.See(search.SeenAt.AddMilliseconds(-1));
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Another_members_search_is_not_there()
    {
        using var anna = await app.As("Anna");
        using var ruben = await app.As("Ruben");
        await anna.Submit(await anna.Get("/search?q=geheimpje"), SaveForm, new Dictionary<string, string>());
        var key = await app.Scope(db => Task.FromResult(db.SavedSearches.Single(s => s.Name == "geheimpje").Key));
        await ruben.Submit(await ruben.Get("/search?q=eigen"), SaveForm, new Dictionary<string, string>());
        var page = await ruben.Get("/my/searches");

        Assert.DoesNotContain("geheimpje", page.Text, StringComparison.Ordinal);
        foreach (var handler in new[] { "Open", "Remove", "Rename" })
            await ruben.Submit(page, $"form[action*='handler={handler}']", new Dictionary<string, string> { ["key"] = key, ["name"] = "Gekaapt" }, HttpStatusCode.NotFound);
        Assert.Contains("geheimpje", (await anna.Get("/my/searches")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_removed_can_be_put_back_and_a_name_can_change()
    {
        using var anna = await app.As("Bea");
        await anna.Submit(await anna.Get("/search?q=kwijtraken"), SaveForm, new Dictionary<string, string>());

        var removed = await anna.Submit(await anna.Get("/my/searches"), "form[action*='handler=Remove']", new Dictionary<string, string>());
        Assert.Contains("“kwijtraken” is verwijderd", removed.Text, StringComparison.Ordinal);
        var back = await anna.Submit(removed, "form[action*='handler=PutBack']", new Dictionary<string, string>());
        Assert.Contains("kwijtraken", Row(back, "kwijtraken"), StringComparison.Ordinal);

        var renamed = await anna.Submit(back, "form[action*='handler=Rename']", new Dictionary<string, string> { ["name"] = "Zoek geraakt" });
        Assert.Contains("kwijtraken", Row(renamed, "Zoek geraakt"), StringComparison.Ordinal);
        await anna.Submit(renamed, "form[action*='handler=Rename']", new Dictionary<string, string> { ["name"] = " " }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_fifty_first_is_refused_with_a_clear_message_and_a_second_time_adds_nothing()
    {
        var member = await app.Member("Cor");
        await app.Scope(async (PlatformDb db, TimeProvider clock) =>
        {
            for (var i = 0; i < SavedSearch.Most; i++)
                db.SavedSearches.Add(new SavedSearch(ShortKey.New(), member.Key, $"Nummer {i}", $"q=nummer{i}", clock.UtcNow()));
            return await db.SaveChangesAsync();
        });
        using var cor = await app.As("Cor");

        var refused = await cor.Submit(await cor.Get("/search?q=eentje-meer"), SaveForm, new Dictionary<string, string>(), HttpStatusCode.BadRequest);
        Assert.Contains("U hebt al 50 bewaarde zoekopdrachten", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Nummer 49", refused.Text, StringComparison.Ordinal);
        var again = await cor.Submit(await cor.Get("/search?q=nummer7"), SaveForm, new Dictionary<string, string>());
        Assert.Contains("had u al bewaard", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?q=woo&page=3&kind=article&kind=question&tag=", "q=woo&kind=article&kind=question")]
    [InlineData("?kind=article&q=%20woo%20", "q=woo&kind=article")]
    [InlineData("?page=2&q=", "")]
    [InlineData("", "")]
    public void What_is_kept_of_an_address_is_the_search_alone(string address, string kept) => Assert.Equal(kept, SavedQuery.Of(address));

    private static string Row(Page page, string name) =>
        page.Document.QuerySelectorAll(".o-list > li").Single(li => li.QuerySelector("h2")!.TextContent == name).TextContent;

    private static async Task Eventually(Func<Task<bool>> holds, Func<Task>? between = null)
    {
        await Conversation.Eventually(async () =>
        {
            if (await holds())
                return true;
            if (between is not null)
                await between();
            return false;
        });
    }
}
