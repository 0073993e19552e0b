using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.MissedSearches;

namespace Platform.Tests.Features.Admin;

public sealed class MissedSearchTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task What_three_people_missed_is_shown_to_an_administrator_and_of_fewer_nothing_is_written()
    {
        using var tom = await app.As("Tom", MemberRoles.Administrator);
        foreach (var name in new[] { "Anna", "Bea", "Cor" })
        {
            using var member = await app.As(name);
            await member.Get("/search?q=Lunchpadje%20%20kwijt");
            await member.Get("/search?q=lunchpadje+kwijt");
            if (name != "Cor")
                await member.Get("/search?q=tweemaalgezocht");
            await member.Get("/search?q=gefilterdgezocht&kind=article");
        }

        await app.Services.GetRequiredService<MissedSearchWriter>().Write();

        var page = await tom.Get("/admin/search");
        Assert.Equal(["lunchpadje kwijt"], page.Document.QuerySelectorAll(".o-list h2").Select(h => h.TextContent));
        Assert.Equal(["lunchpadje kwijt"], await app.Scope(db => Task.FromResult(db.MissedSearches.Select(m => m.Words).ToList())));
        var synonym = await tom.Get(page.Document.QuerySelector("a[href^='/admin/synonyms?word=']")!.GetAttribute("href")!);
        Assert.Equal("lunchpadje kwijt", synonym.Document.QuerySelector("[name=Typed]")!.GetAttribute("value"));

        var done = await tom.Submit(page, "main form:has(input[name=words])", new Dictionary<string, string>());
        Assert.Empty(done.Document.QuerySelectorAll(".o-list h2"));
    }

    [Fact]
    public void One_person_who_tries_again_stays_one_person_and_who_cannot_be_told_apart_is_nobody()
    {
        var words = new MissedWords(new FakeTimeProvider());
        for (var i = 0; i < 5; i++)
        {
            words.Record("kwijt", "anna");
            words.Record("kwijt", "bea");
            words.Record("kwijt", null);
        }

        Assert.Empty(words.Take());
        words.Record("Kwijt ", "cor");
        Assert.Equal(3, words.Take()["kwijt"]);
        words.Record("kwijt", "anna");
        Assert.Equal(1, words.Take()["kwijt"]);
        Assert.Empty(words.Take());
    }

    [Fact]
    public void After_a_week_who_typed_what_is_forgotten()
    {
        var clock = new FakeTimeProvider();
        var words = new MissedWords(clock);
        words.Record("kwijt", "anna");
        words.Record("kwijt", "bea");

        clock.Advance(TimeSpan.FromDays(7));
        words.Record("kwijt", "cor");

        Assert.Empty(words.Take());
    }

    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("bsn 123456782")]
    [InlineData("tag:woo")]
    [InlineData("   ")]
    [InlineData("een hele lange zin die iemand plakt uit een brief en die daardoor iets over die persoon kan zeggen")]
    public void What_may_tell_of_a_person_is_not_noted(string typed) => Assert.Null(MissedWords.Normal(typed));
}
