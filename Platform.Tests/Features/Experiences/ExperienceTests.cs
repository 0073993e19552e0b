using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Experiences;

public sealed class ExperienceTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task An_experience_waits_for_a_moderator_and_is_then_shown_with_its_outcome_first()
    {
        using var anna = await app.As("Anna");
        var sent = await anna.Share("Eerst bellen, dan schrijven", "partly");
        Assert.Contains("Dit wacht op een moderator", sent.Text, StringComparison.Ordinal);
        await app.Visitor().Get(sent.Address.AbsolutePath, HttpStatusCode.NotFound);
        using var moderator = await app.As("Mo", MemberRoles.Moderator);
        var review = await moderator.OpenReview("Eerst bellen, dan schrijven");
        Assert.Contains("Uitkomst: werkte deels", review.Text, StringComparison.Ordinal);
        Assert.Contains("Het ging twee keer zo snel.", review.Text, StringComparison.Ordinal);

        await moderator.Decide(review, "Approve");

        var shown = await app.Visitor().Get(sent.Address.AbsolutePath);
        var text = shown.Document.QuerySelector("article")!.TextContent;
        Assert.True(text.IndexOf("Werkte deels", StringComparison.Ordinal) is >= 0 and var at && at < text.IndexOf("Eerst bellen", StringComparison.Ordinal), text);
        Assert.Contains("De situatie", text, StringComparison.Ordinal);
        var list = await app.Visitor().Get("/experiences?outcome=partly");
        Assert.Contains("Eerst bellen, dan schrijven", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eerst bellen, dan schrijven", (await app.Visitor().Get("/experiences?outcome=worked")).Text, StringComparison.Ordinal);
        Assert.Contains("Eerst bellen, dan schrijven", (await app.Visitor().Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_found_by_its_outcome_in_both_languages_and_by_the_facet()
    {
        var key = await app.Experience("Bas", "Zwaluwpassen voor iedereen", "failed");
        await Eventually(async () => (await app.Visitor().Get("/search?q=zwaluwpassen")).Text.Contains("Zwaluwpassen voor iedereen", StringComparison.Ordinal));

        foreach (var query in new[] { "q=zwaluwpassen+uitkomst:\"werkte+niet\"", "q=zwaluwpassen+outcome:failed", "q=zwaluwpassen&outcome=failed", "q=zwaluwpassen+soort:ervaring" })
            Assert.Contains($"/experiences/{key}", (await app.Visitor().Get("/search?" + query)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/experiences/{key}", (await app.Visitor().Get("/search?q=zwaluwpassen+uitkomst:werkte")).Html, StringComparison.Ordinal);
        Assert.Contains("Zwaluwpassen voor iedereen", await app.ApiVisitor().GetStringAsync("/search/feed?q=type:experience+outcome:failed"), StringComparison.Ordinal);
        using var cora = await app.As("Cora");
        var exists = await cora.Submit(await cora.Get("/ask"), Writing.Form, new Dictionary<string, string> { ["Title"] = "Hebben zwaluwpassen voor iedereen zin?" }, HttpStatusCode.OK, "button[formaction*='handler=Exists']");
        Assert.Contains("Zwaluwpassen voor iedereen", exists.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_with_every_message()
    {
        using var dirk = await app.As("Dirk");
        var form = await dirk.Get("/experiences/new");

        var refused = await dirk.Send(form, [("Title", "Half af"), ("Fields[outcome]", "prachtig"), ("Fields[approach]", "Wij belden."), ("Fields[onbekend]", "Niet kwijt")], HttpStatusCode.BadRequest);

        Assert.Equal("Half af", refused.Document.QuerySelector("[name=Title]")!.GetAttribute("value"));
        Assert.Equal("Wij belden.", refused.Document.QuerySelector("[name='Fields[approach]']")!.TextContent.Trim());
        Assert.Contains("Wat kwam ervan? Kies een van de mogelijkheden.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Beschrijf de situatie.", refused.Text, StringComparison.Ordinal);
        Assert.False(await app.Scope(db => db.Contributions.AnyAsync(c => c.Title == "Half af")));
    }

    [Theory]
    [InlineData("""{"outcome":"geweldig","situation":"a","approach":"b","result":"c"}""", "Fields[outcome]")]
    [InlineData("""{"outcome":"worked","situation":"a","approach":"b","result":"c","kleur":"rood"}""", "Fields[kleur]")]
    [InlineData("""{"outcome":"worked","situation":"a","approach":"b"}""", "Fields[result]")]
    [InlineData("""{"outcome":"worked","situation":"a\u0000b","approach":"b","result":"c"}""", "Fields[situation]")]
    [InlineData("""{"outcome":"worked","situation":"LONG","approach":"b","result":"c"}""", "Fields[situation]")]
    [InlineData("""{"outcome":1,"situation":"a","approach":"b","result":"c"}""", "")]
    [InlineData("""{"outcome":["worked"],"situation":"a","approach":"b","result":"c"}""", "")]
    public async Task A_program_gets_a_clear_error_for_wrong_fields(string fields, string named)
    {
        using var api = await app.ApiAs("Programma van Eva");
        var body = $$"""{"title":"Uit een programma","fields":{{fields.Replace("LONG", new string('a', 64 * 1024), StringComparison.Ordinal)}}}""";

        using var response = await api.PostAsync("/api/v1/experiences", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(named, await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.False(await app.Scope(db => db.Contributions.AnyAsync(c => c.Title == "Uit een programma")));
    }

    [Fact]
    public async Task An_organisation_that_used_it_is_counted_once_however_often_its_members_say_so()
    {
        var key = await app.Experience("Fenna", "Wachttijden op de deur");
        using var gijs = await app.As("Gijs", layer: Layer.Gemeente);
        using var hans = await app.As("Hans", layer: Layer.Provincie);
        await gijs.Use(key, "Bij ons aan de balie.");
        await gijs.Use(key, "Bij ons aan beide balies.");
        await hans.Use(key, "In het provinciehuis.");

        var shown = await app.Visitor().Get($"/experiences/{key}");

        Assert.Contains("Bij ons aan beide balies.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bij ons aan de balie.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("provincie", shown.Document.QuerySelector("[aria-labelledby=uses]")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, await app.Scope(db => db.ExperienceUses.CountAsync(u => u.ExperienceKey == key)));
        var organisations = await app.Scope(db => db.ExperienceUses.Where(u => u.ExperienceKey == key).Select(u => u.OrganisationKey).Distinct().CountAsync());
        Assert.Contains($"door {organisations} andere organisaties", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_read_before_shows_a_use_and_its_removal_at_once_to_visitors_and_members()
    {
        var key = await app.Experience("Rik", "Kaart bij de deur");
        using var sam = await app.As("Sam");
        using var tess = await app.As("Tess");
        using var visitor = app.Visitor();
        await Shows(false);
        await Shows(false);

        await sam.Use(key, "Ook op onze deur.");
        await Shows(true);
        await Shows(true);

        await sam.Submit(await sam.Get($"/experiences/{key}/use"), "main form", new Dictionary<string, string>(), HttpStatusCode.OK, "button[formaction*=Remove]");
        await Shows(false);

        async Task Shows(bool there)
        {
            foreach (var reader in new[] { visitor, tess, sam, visitor })
                Assert.Equal(there, (await reader.Get($"/experiences/{key}")).Text.Contains("Ook op onze deur.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_same_use_twice_at_once_is_one()
    {
        var key = await app.Experience("Iris", "Twee keer tegelijk");
        using var jan = await app.ApiAs("Jan die dubbelklikt");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => jan.PutAsJsonAsync($"/api/v1/experiences/{key}/uses/mine", new { context = "Wij ook." })));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal(1, await app.Scope(db => db.ExperienceUses.CountAsync(u => u.ExperienceKey == key)));
    }

    [Fact]
    public async Task Nobody_uses_their_own_and_a_moderator_can_remove_a_line()
    {
        var key = await app.Experience("Kees", "Eigen lof");
        using var kees = await app.As("Kees");
        Assert.Null((await kees.Get($"/experiences/{key}/use")).Document.QuerySelector("[name=Context]"));
        using var lies = await app.As("Lies");
        await lies.Use(key, "Kijk op onze winkel.");
        using var moderator = await app.As("Mo", MemberRoles.Moderator);

        await moderator.Submit(await moderator.Get($"/experiences/{key}/use"), "form:has([name=Member])", new Dictionary<string, string>());

        Assert.DoesNotContain("Kijk op onze winkel.", (await app.Visitor().Get($"/experiences/{key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_of_it_is_reviewed_and_shown_with_its_date()
    {
        var key = await app.Experience("Maud", "Een jaar later");
        using var maud = await app.As("Maud");
        var sent = await maud.Submit(await maud.Get($"/experiences/{key}/addition"), "main form", new Dictionary<string, string> { ["Text"] = "We zijn ermee gestopt." });
        Assert.Contains("Een moderator leest de aanvulling", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We zijn ermee gestopt.", (await app.Visitor().Get($"/experiences/{key}")).Text, StringComparison.Ordinal);
        using var moderator = await app.As("Mo", MemberRoles.Moderator);
        var review = await moderator.OpenReview("Een jaar later");
        Assert.Contains("We zijn ermee gestopt.", review.Text, StringComparison.Ordinal);

        await moderator.Decide(review, "Approve");

        var shown = (await app.Visitor().Get($"/experiences/{key}")).Text;
        Assert.Contains("Wat ervan geworden is", shown, StringComparison.Ordinal);
        Assert.Contains("We zijn ermee gestopt.", shown, StringComparison.Ordinal);
        Assert.Contains(TimeProvider.System.GetLocalNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture), shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_withdrawn_experience_and_nothing_typed_is_lost()
    {
        var key = await app.Experience("Nel", "Ingetrokken");
        using var nel = await app.As("Nel");
        var form = await nel.Get($"/experiences/{key}/addition");
        await nel.Submit(await nel.Get($"/contributions/{key}/withdraw"), "#withdraw", new Dictionary<string, string>());

        var refused = await nel.Submit(form, "main form", new Dictionary<string, string> { ["Text"] = "Toch nog dit." }, HttpStatusCode.BadRequest);

        Assert.Equal("Toch nog dit.", refused.Document.QuerySelector("[name=Text]")!.TextContent.Trim());
        Assert.NotNull(refused.Document.QuerySelector("#errors"));
    }
}
