using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using static Platform.Tests.Features.Recipes.Cooking;

namespace Platform.Tests.Features.Recipes;

/// <summary>What is wrong in a field is refused with the name of the field, and nothing typed is lost.</summary>
public sealed class RecipeInputTests(RecipeApp app) : IClassFixture<RecipeApp>
{
    /// <summary>A field, a wrong value, and a part of the message.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "portions", "", "Vul het aantal porties in." },
        { "portions", "vier", "van 1 tot en met 50" },
        { "portions", "0", "van 1 tot en met 50" },
        { "portions", "51", "van 1 tot en met 50" },
        { "portions", "4.5", "van 1 tot en met 50" },
        { "portions", "99999999999999999999", "van 1 tot en met 50" },
        { "diet", "", "Kies voor welk dieet dit is." },
        { "diet", "carnivoor", "Kies een van de mogelijkheden" },
        { "diet", "Vegan", "Kies een van de mogelijkheden" },
        { "method", " ", "Vul de bereiding in." },
        { "method", "Roer\uFFFDdoor.", "die wij niet kunnen lezen" },
        { "method", new string('r', 64 * 1024), "niet meer dan 4000 tekens" },
        { "method", new string('r', 129 * 1024), "128 kB" },
        { "spice", "Peper.", "Het veld “spice” bestaat hier niet" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_page_comes_back_with_everything_typed(string field, string value, string message)
    {
        using var anna = await app.As("Anna");
        var title = $"Mislukt {Guid.NewGuid()}";
        var typed = Typed(title).Where(t => t.Name != $"Fields[{field}]").Append(($"Fields[{field}]", value)).ToArray();

        var refused = await anna.Send(await anna.Get("/recipes/new"), typed, HttpStatusCode.BadRequest);

        Assert.Contains(message, refused.Error($"Fields_{field}_"), StringComparison.Ordinal);
        foreach (var (name, was) in typed)
            Assert.Equal(name == "Fields[diet]" && field == "diet" ? Chosen(was) : was.Trim(), refused.Value(name));
        Assert.False(await app.Scope(db => db.Revisions.AnyAsync(r => r.Title == title)));
    }

    [Fact]
    public async Task A_form_with_a_null_byte_cannot_be_read_and_stores_nothing()
    {
        using var anna = await app.As("Anna");

        await anna.Send(await anna.Get("/recipes/new"), Typed("Met een nul", method: "Roer\0door."), HttpStatusCode.BadRequest);

        Assert.False(await app.Scope(db => db.Drafts.AnyAsync(d => d.Title == "Met een nul")));
        Assert.False(await app.Scope(db => db.Revisions.AnyAsync(r => r.Title == "Met een nul")));
    }

    [Theory]
    [InlineData("diet", "vegan\0", "Kies een van de mogelijkheden")]
    [InlineData("method", "Roer\0door.", "die wij niet kunnen lezen")]
    [MemberData(nameof(Wrong))]
    public async Task The_API_names_the_field(string field, string value, string message)
    {
        var fields = Fields();
        fields[field] = value;

        var problem = await (await app.ApiAs("Anna")).Post("/api/v1/recipes", Sent("Mislukt", fields), HttpStatusCode.BadRequest);

        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal($"fields[{field}]", error.Name);
        // A program gets one message for every empty field, because the key names the field.
        Assert.Contains(value.Trim().Length == 0 ? "Vul dit veld in" : message, error.Value[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("4")]
    [InlineData("true")]
    [InlineData("[\"4\"]")]
    [InlineData("{}")]
    public async Task A_value_that_is_no_text_is_refused_with_its_place(string json)
    {
        var problem = await (await app.ApiAs("Anna")).Post(
            "/api/v1/recipes", Sent("Mislukt", Fields(portions: JsonDocument.Parse(json).RootElement)), HttpStatusCode.BadRequest);

        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal("fields[portions]", error.Name);
        Assert.Contains("geen JSON zoals wij die verwachten", error.Value[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_are_told_at_once_and_null_is_an_absent_field()
    {
        var problem = await (await app.ApiAs("Anna")).Post(
            "/api/v1/recipes", Sent("", new Dictionary<string, object?> { ["portions"] = "0", ["diet"] = null, ["spice"] = "Peper." }, body: ""), HttpStatusCode.BadRequest);

        Assert.Equal(
            ["body", "fields[diet]", "fields[method]", "fields[portions]", "fields[spice]", "title"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_API_takes_the_fields_and_returns_them_as_they_are_stored()
    {
        var mo = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = await mo.Cook("Erwtensoep", Fields(portions: " 06 ", method: "  Week de erwten.\r\nRoer.  "));

        var shown = await app.ApiVisitor().GetJson($"/api/v1/contributions/{key}");

        Assert.Equal("recipe", shown.Text("kind"));
        Assert.EndsWith($"/recipes/{key}", shown.Text("url"), StringComparison.Ordinal);
        Assert.Equal("""{"diet":"vegan","method":"Week de erwten.\nRoer.","portions":"6"}""", JsonSerializer.Serialize(shown.GetProperty("fields")));
        Assert.Contains("Bereiding", shown.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_edit_returns_the_fields_of_both_texts()
    {
        var mo = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = await mo.Cook("Soep van twee programma's");
        await mo.Put($"/api/v1/contributions/{key}", Sent("Soep van twee programma's", Fields(portions: "8"), version: 1));

        var problem = await mo.Put($"/api/v1/contributions/{key}", Sent("Soep van twee programma's", Fields(portions: "9"), version: 1), HttpStatusCode.Conflict);

        Assert.Equal("9", problem.GetProperty("yours").GetProperty("fields").Text("portions"));
        Assert.Equal("8", problem.GetProperty("current").GetProperty("fields").Text("portions"));
    }

    [Fact]
    public async Task The_same_key_and_fields_sent_again_make_one_recipe_and_other_fields_are_refused()
    {
        using var mo = await app.ApiAs("Mo", MemberRoles.Moderator);
        mo.DefaultRequestHeaders.Add("Idempotency-Key", "een-keer-koken");

        var key = await mo.Cook("Eén keer gekookt");

        Assert.Equal(key, await mo.Cook("Eén keer gekookt"));
        await mo.Post("/api/v1/recipes", Sent("Eén keer gekookt", Fields(portions: "5")), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_API_describes_the_kind()
    {
        var paths = (await app.ApiVisitor().GetJson("/openapi/v1.json")).GetProperty("paths");

        Assert.Equal("AddRecipe", paths.GetProperty("/api/v1/recipes").GetProperty("post").Text("operationId"));
    }

    /// <summary>The form ticks the choice with that name, in capitals or not.</summary>
    private static string? Chosen(string value) => Enum.TryParse<Diet>(value, ignoreCase: true, out var diet) ? Web.Shared.ApiName.Of(diet) : null;
}
