using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using static Platform.Tests.Features.Recipes.Cooking;

namespace Platform.Tests.Features.Recipes;

/// <summary>Drafts of a kind that the product does not know.</summary>
public sealed class RecipeDraftTests(RecipeApp app) : IClassFixture<RecipeApp>
{
    [Fact]
    public async Task A_draft_goes_on_on_another_device_with_all_its_fields()
    {
        using var office = await app.As("Anna");
        await office.Keep(await office.Get("/recipes/new"), [("Title", "Halve soep"), ("Fields[portions]", "te veel"), ("Fields[method]", "Eerst dit.")]);
        var key = await KeyOf("Halve soep");

        using var home = await app.As("Anna");
        var opened = await home.Get($"/contributions/{key}/edit");

        Assert.Equal($"/recipes/new?key={key}", opened.Address.PathAndQuery);
        Assert.Equal(("Halve soep", "te veel", null, "Eerst dit."), (opened.Value("Title"), opened.Value("Fields[portions]"), opened.Value("Fields[diet]"), opened.Value("Fields[method]")));
        Assert.Contains("Halve soep", (await home.Get("/my/work")).Text, StringComparison.Ordinal);
        var sent = await home.Send(opened, Typed("Hele soep"));
        Assert.Equal($"/recipes/{key}", sent.Address.AbsolutePath);
        Assert.Equal(0, await app.Scope(db => db.Drafts.CountAsync(d => d.Subject == key)));
    }

    [Fact]
    public async Task Fields_changed_on_two_devices_stand_beside_each_other()
    {
        using var anna = await app.As("Anna");
        var first = await anna.Keep(await anna.Get("/recipes/new"), Typed("Soep van twee kanten"));
        await anna.Keep(first, [("Fields[portions]", "12"), ("Fields[method]", "Zoals thuis.")]);

        var conflict = await anna.Keep(first, [("Fields[portions]", "7"), ("Fields[method]", "Zoals op kantoor.")], HttpStatusCode.Conflict);

        Assert.Equal(("7", "Zoals op kantoor."), (conflict.Value("Fields[portions]"), conflict.Value("Fields[method]")));
        var theirs = conflict.Document.QuerySelector(".o-kept")!.TextContent;
        Assert.Contains("Porties: 12", theirs, StringComparison.Ordinal);
        Assert.Contains("Zoals thuis.", theirs, StringComparison.Ordinal);
        Assert.Contains(conflict.Document.QuerySelectorAll(".o-diff ins"), i => i.TextContent.Contains('7', StringComparison.Ordinal));
        await anna.Keep(conflict, []);
        var key = await KeyOf("Soep van twee kanten");
        Assert.Equal("7", await app.Scope(async db => (await db.Drafts.SingleAsync(d => d.Subject == key)).Fields["portions"]));
    }

    [Fact]
    public async Task A_draft_from_before_the_fields_changed_loses_nothing_and_says_what_is_wrong()
    {
        // The kind got "method" since, and "garnish" is gone.
        var key = await Old("Oude soep", ("portions", "4"), ("diet", "vegan"), ("garnish", "Een takje peterselie."));
        using var anna = await app.As("Anna");

        var opened = await anna.Get($"/recipes/new?key={key}");
        Assert.Equal("Een takje peterselie.", opened.Value("Fields[garnish]"));
        var kept = await anna.Keep(opened, [("Title", "Oude soep, bewerkt")]);
        Assert.Equal("Een takje peterselie.", kept.Value("Fields[garnish]"));

        var refused = await anna.Send(kept, [], HttpStatusCode.BadRequest);
        Assert.Equal("Een takje peterselie.", refused.Value("Fields[garnish]"));
        Assert.Equal("Het veld “garnish” bestaat hier niet.", refused.Error("Fields_garnish_"));
        Assert.Equal("Vul de bereiding in.", refused.Error("Fields_method_"));
        Assert.Contains("Vul de bereiding in.", refused.Document.QuerySelector(".utrecht-alert--error")!.TextContent, StringComparison.Ordinal);

        await anna.Send(refused, [("Fields[method]", "Leg er een takje peterselie op."), ("Fields[garnish]", "")]);
        var fields = await app.Scope(db => db.Revisions.Where(r => r.ContributionKey == key).Select(r => r.Fields).SingleAsync());
        Assert.Equal(["diet", "method", "portions"], fields.Names);
    }

    [Fact]
    public async Task A_program_reads_such_a_draft_whole_and_is_told_the_same()
    {
        var key = await Old("Oude stamppot", ("portions", "4"), ("diet", "vegan"), ("garnish", "Spek."));
        var anna = await app.ApiAs("Anna");

        var draft = await anna.GetJson($"/api/v1/contributions/{key}");
        Assert.Equal("Spek.", draft.GetProperty("fields").Text("garnish"));
        var problem = await anna.Put($"/api/v1/contributions/{key}", Sent("Oude stamppot", draft.GetProperty("fields"), version: 0), HttpStatusCode.BadRequest);

        Assert.Equal(["fields[garnish]", "fields[method]"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        Assert.Equal("Spek.", (await anna.GetJson($"/api/v1/contributions/{key}")).GetProperty("fields").Text("garnish"));
    }

    [Fact]
    public async Task A_published_text_with_a_field_that_is_gone_can_be_read_and_edited()
    {
        var mo = await app.ApiAs("Mo", Web.Features.Members.MemberRoles.Moderator);
        var key = await mo.Cook("Soep met een oud veld");
        await app.Scope(async db =>
        {
            var revision = await db.Revisions.SingleAsync(r => r.ContributionKey == key);
            db.Entry(revision).Property(r => r.Fields).CurrentValue = revision.Fields.With("garnish", "Bieslook.");
            return await db.SaveChangesAsync();
        });
        using var browser = await app.As("Mo");

        await browser.Get($"/recipes/{key}");
        var edit = await browser.Get($"/contributions/{key}/edit");
        Assert.Equal("Bieslook.", edit.Value("Fields[garnish]"));
        await browser.Send(edit, [("Body", "Nog warmer.")], HttpStatusCode.BadRequest);
        await browser.Send(edit, [("Body", "Nog warmer."), ("Fields[garnish]", "")]);
    }

    private Task<string> KeyOf(string title) => app.Scope(db => db.Drafts.Where(d => d.Title == title).Select(d => d.Subject).SingleAsync());

    /// <summary>Adds a draft of Anna as it was stored when the kind had other fields.</summary>
    private async Task<string> Old(string title, params (string Name, string Value)[] fields)
    {
        var anna = await app.Member("Anna");
        var draft = new Draft(anna.Key, ShortKey.New(), RecipeTraits.Name, 0, DateTime.UnixEpoch);
        draft.Save(new DraftText(title, "", "Voor koude dagen.") { Fields = FieldValues.Of(fields.Select(f => new KeyValuePair<string, string?>(f.Name, f.Value))) }, DateTime.UnixEpoch);
        return await app.Scope(async db =>
        {
            db.Drafts.Add(draft);
            await db.SaveChangesAsync();
            return draft.Subject;
        });
    }
}
