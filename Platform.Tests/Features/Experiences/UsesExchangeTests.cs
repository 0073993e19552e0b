using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Import;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using static Platform.Tests.Features.Import.ExchangeLines;

namespace Platform.Tests.Features.Experiences;

/// <summary>"We used this too" in the exchange format.</summary>
public sealed class UsesExchangeTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task An_experience_with_its_uses_is_the_same_after_an_export_and_an_import_elsewhere()
    {
        var first = await ImportRun.EmptyPlatform();
        var second = await ImportRun.EmptyPlatform();
        try
        {
            var fields = Fields.Replace("{", "{\"additions\":\"## 2021-09-01\\n\\nHet werkt nog.\",", StringComparison.Ordinal);
            var made = await ImportRun.Of(first, Organisation("trip:o1"), Organisation("trip:o2"), Member("trip:m1", "trip:o1"), Member("trip:m2", "trip:o1"), Member("trip:m3"), Member("trip:m4", "trip:o2"),
                Experience("trip:e", "trip:m1", """
                    ,"uses":[{"author":"trip:m2","organisation":"trip:o2","text":"Met \"twee\" <ploegen>.","publishedAt":"2022-03-01T10:00:00Z"},
                    {"author":"trip:m3","publishedAt":"2022-01-01T10:00:00.5Z"},{"author":"trip:m4","text":"Zo ook.","publishedAt":"2022-02-01T10:00:00Z"}]
                    """.ReplaceLineEndings(""), fields));
            var file = await ImportRun.Export(first);

            var run = await ImportRun.Of(second, file.Split('\n'));

            Assert.Empty(made.Problems.Concat(run.Problems));
            Assert.Empty(run.Report.UnknownFields);
            Assert.Equal((1, 3), (run.New("experience"), run.New("uses")));
            Assert.Equal(file, await ImportRun.Export(second));
            Assert.Matches("\"uses\":\\[\\{[^}]*\"trip:m3\"[^}]*\\},\\{[^}]*\"trip:m4\"[^}]*\\},\\{[^}]*\"trip:m2\"[^}]*\"trip:o2\"", file);
            Assert.Equal(4, file.Split('\n').Count(l => l.StartsWith("{\"type\":\"member\"", StringComparison.Ordinal)));
            Assert.Contains("## 2021-09-01", file, StringComparison.Ordinal);
        }
        finally
        {
            await ((IAsyncLifetime)first).DisposeAsync();
            await ((IAsyncLifetime)second).DisposeAsync();
        }
    }

    [Fact]
    public async Task Importing_uses_twice_changes_nothing_and_a_changed_line_replaces_the_old_one()
    {
        string[] people = [Member("twice:m1"), Member("twice:m2"), Member("twice:m3")];
        var line = Experience("twice:e", "twice:m1", ""","uses":[{"author":"twice:m2","text":" Bij   ons. "},{"author":"twice:m3","text":"Ook."}]""");
        await ImportRun.Of(app, [.. people, line]);
        var before = await app.Scope(db => db.Changes.CountAsync());

        var same = await ImportRun.Of(app, line);
        var after = await app.Scope(db => db.Changes.CountAsync());
        var changed = await ImportRun.Of(app, line.Replace("Ook.", "Ook, en langer.", StringComparison.Ordinal));

        Assert.Equal((1, 2, 0), (same.Unchanged("experience"), same.Unchanged("uses"), same.Changed("uses")));
        Assert.Equal(before, after);
        Assert.Equal((1, 1, 1), (changed.Changed("experience"), changed.Changed("uses"), changed.Unchanged("uses")));
        Assert.Equal(["Bij ons.", "Ook, en langer."], await Uses("twice:e"));
    }

    [Theory]
    [InlineData("author", """[{"author":"no:m1","text":"x"}]""")]
    [InlineData("author", """[{"author":"no:m2","text":"x"}]""")]
    [InlineData("neither in these files", """[{"author":"no:body","text":"x"}]""")]
    [InlineData("neither in these files", """[{"author":"no:m3","organisation":"no:where","text":"x"}]""")]
    [InlineData("missing", """[{"text":"x"}]""")]
    [InlineData("layer", """[{"author":"no:m3","byLayerOnly":true,"text":"x"}]""")]
    [InlineData("twice", """[{"author":"no:m3","text":"x"},{"author":"no:m3","text":"y"}]""")]
    [InlineData("uses.publishedAt", """[{"author":"no:m3","publishedAt":"3021-01-01"}]""")]
    [InlineData("uses[0].text", """[{"author":"no:m3","text":5}]""")]
    [InlineData("uses.text", """[{"author":"no:m3","text":"a\u0000b"}]""")]
    [InlineData("uses", """[{"author":"no:m3","text":"\ud800"}]""")]
    [InlineData("uses", "[null]")]
    [InlineData("uses", "\"x\"")]
    public async Task A_use_that_nobody_may_sign_is_refused_with_a_reason_and_the_others_go_on(string reason, string uses) => await Refused(reason, uses);

    [Fact]
    public async Task A_use_has_two_hundred_characters_at_most() => await Refused("uses.text", $$"""[{"author":"no:m3","text":"{{new string('x', 201)}}"}]""");

    [Fact]
    public async Task A_line_has_twenty_thousand_uses_at_most() =>
        await Refused("20000", $"[{string.Join(',', Enumerable.Range(0, 20_001).Select(i => $"{{\"author\":\"no:{i}\"}}"))}]");

    [Fact]
    public async Task Uses_are_a_known_field_of_an_experience_and_of_no_other_kind()
    {
        const string Uses = ""","uses":[{"author":"known:m2","colour":"red"}]""";

        var run = await ImportRun.Of(app, Member("known:m1"), Member("known:m2"), Experience("known:e", "known:m1", Uses), Article("known:a", "known:m1", Uses));

        Assert.Empty(run.Problems);
        Assert.Equal([("article", "uses"), ("uses", "colour")], run.Report.UnknownFields.Keys);
    }

    [Fact]
    public async Task An_erased_member_signs_no_use_in_an_export_and_an_import_brings_none_back()
    {
        var line = Experience("gone:e", "gone:m1", ""","uses":[{"author":"gone:m2","text":"Weg"},{"author":"gone:m3","text":"Blijft"}]""");
        await ImportRun.Of(app, Member("gone:m1"), Member("gone:m2"), Member("gone:m3"), line);
        await app.Scope(Erase);

        var file = await ImportRun.Export(app);
        await app.Scope(Remove);
        var again = await ImportRun.Of(app, line);

        Assert.DoesNotContain("\"Weg\"", file, StringComparison.Ordinal);
        Assert.Contains("\"Blijft\"", file, StringComparison.Ordinal);
        Assert.Empty(again.Problems);
        Assert.Contains("gone:m2", Assert.Single(again.Notes), StringComparison.Ordinal);
        Assert.Equal(["Blijft"], await Uses("gone:e"));

        static Task<bool> Erase(PlatformDb db) => db.Transact(async () =>
        {
            (await db.Members.SingleAsync(m => m.ExternalId == "gone:m2")).Erase(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return true;
        });

        // Erasing a member on the site removes their uses too.
        static Task<bool> Remove(PlatformDb db) => db.Transact(async () =>
        {
            db.ExperienceUses.RemoveRange(await db.ExperienceUses.Where(u => u.Member.ErasedAt != null).ToListAsync());
            return true;
        });
    }

    [Fact]
    public async Task A_use_of_somebody_who_became_an_author_is_not_exported()
    {
        await ImportRun.Of(app, Member("both:m1"), Member("both:m2"), Experience("both:e", "both:m1", ""","uses":[{"author":"both:m2","text":"Eerst gebruikt"}]"""));
        await app.Scope(db => db.Transact(async () =>
        {
            var experience = await db.Contributions.SingleAsync(c => c.ExternalId == "both:e");
            var member = await db.Members.SingleAsync(m => m.ExternalId == "both:m2");
            db.CoAuthors.Add(new CoAuthor(experience.Key, 1, new Byline(member.Key, null, false, null)));
            return true;
        }));

        Assert.DoesNotContain("Eerst gebruikt", await ImportRun.Export(app), StringComparison.Ordinal);
    }

    private async Task Refused(string reason, string uses)
    {
        var good = Guid.NewGuid().ToString();

        var run = await ImportRun.Of(app, Member("no:m1"), Member("no:m2"), Member("no:m3"),
            Experience("no:e", "no:m1", $",\"coAuthors\":[{{\"author\":\"no:m2\"}}],\"uses\":{uses}"),
            Experience(good, "no:m1", ""","uses":[{"author":"no:m2","text":"Goed"}]"""));

        var problem = Assert.Single(run.Problems);
        Assert.StartsWith("test.jsonl:4: ", problem, StringComparison.Ordinal);
        Assert.Contains("uses", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Equal((1, 1), (run.New("experience"), run.New("uses")));
        Assert.Equal(["Goed"], await Uses(good));
    }

    private Task<List<string>> Uses(string id) => app.Scope(db => db.ExperienceUses
        .Where(u => db.Contributions.Any(c => c.Key == u.ExperienceKey && c.ExternalId == id))
        .OrderBy(u => u.Context).Select(u => u.Context).ToListAsync());
}
