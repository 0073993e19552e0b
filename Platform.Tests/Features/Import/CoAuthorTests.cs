using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Import.ExchangeLines;

namespace Platform.Tests.Features.Import;

public sealed class CoAuthorTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Co_authors_are_stored_in_order_with_organisation_role_and_byline_setting()
    {
        var run = await ImportRun.Of(app, Organisation("order:o1"), Organisation("order:o2", "provincie"), Member("order:m1", "order:o1"),
            Member("order:m2", "order:o1", "scientist"), Member("order:m3", "order:o2"),
            Article("order:a", "order:m1", ""","coAuthors":[{"author":"order:m3","byLayerOnly":true,"layer":"provincie"},{"author":"order:m2","organisation":"order:o2"}]"""));

        Assert.Empty(run.Problems);
        Assert.Empty(run.Report.UnknownFields);
        var (authors, rows, keys, organisations) = await app.Scope(async db => (
            await db.Revisions.Where(r => r.Contribution.ExternalId == "order:a").Select(r => r.Authors).SingleAsync(),
            await db.CoAuthors.Where(a => db.Contributions.Any(c => c.Key == a.ContributionKey && c.ExternalId == "order:a")).OrderBy(a => a.Position).ToListAsync(),
            await db.Members.Where(m => m.ExternalId!.StartsWith("order:")).OrderBy(m => m.ExternalId).Select(m => m.Key).ToListAsync(),
            await db.Organisations.Where(o => o.ExternalId!.StartsWith("order:")).OrderBy(o => o.ExternalId).Select(o => o.Key).ToListAsync()));
        Assert.Equal(
            [
                new Byline(keys[0], organisations[0], false, Layer.Gemeente),
                new Byline(keys[2], organisations[1], true, Layer.Provincie),
                new Byline(keys[1], organisations[1], false, Layer.Provincie, MemberRoles.Scientist),
            ],
            authors);
        Assert.Equal([(1, keys[2], true), (2, keys[1], false)], rows.Select(a => (a.Position, a.MemberKey, a.ByLayerOnly)));
    }

    [Fact]
    public async Task Importing_co_authors_twice_changes_nothing()
    {
        string[] lines = [Member("same:m1"), Member("same:m2"), Article("same:a", "same:m1", ""","coAuthors":[{"author":"same:m2"},{"byLayerOnly":true}]""")];
        await ImportRun.Of(app, lines);
        var before = await app.Scope(db => db.Changes.CountAsync());

        var again = await ImportRun.Of(app, lines);

        Assert.Empty(again.Problems);
        Assert.Equal((1, 0), (again.Unchanged("article"), again.Changed("article")));
        Assert.Equal(before, await app.Scope(db => db.Changes.CountAsync()));
    }

    [Theory]
    [InlineData("first", """[{"author":"first:m1"}]""")]
    [InlineData("later", """[{"author":"later:m2"},{"author":"later:m2","byLayerOnly":true}]""")]
    public async Task A_text_that_names_one_author_twice_is_refused_and_the_others_go_on(string id, string coAuthors)
    {
        var run = await ImportRun.Of(app, Member($"{id}:m1"), Member($"{id}:m2"), Article($"{id}:a", $"{id}:m1", $",\"coAuthors\":{coAuthors}"), Article($"{id}:b", $"{id}:m1"));

        Assert.StartsWith("test.jsonl:3: \"coAuthors\": ", Assert.Single(run.Problems), StringComparison.Ordinal);
        Assert.Equal(1, run.New("article"));
    }

    [Fact]
    public async Task A_later_file_with_other_co_authors_changes_the_text_and_keeps_the_authors_with_their_roles()
    {
        await ImportRun.Of(app, Member("keep:m1", role: "scientist"), Member("keep:m2"), Member("keep:m3"), Article("keep:a", "keep:m1", ""","coAuthors":[{"author":"keep:m2"}]"""));
        var before = await Authors();

        var same = await ImportRun.Of(app, Article("keep:a", "keep:m1", ""","coAuthors":[{"author":"keep:m3"}]"""));
        var changed = await ImportRun.Of(app, Article("keep:a", "keep:m1", ""","coAuthors":[{"author":"keep:m3"}]""", "Een andere tekst."));

        Assert.Empty(same.Problems.Concat(changed.Problems));
        Assert.Equal((1, 1), (same.Unchanged("article"), changed.Changed("article")));
        Assert.Equal(MemberRoles.Scientist, before[0].Roles);
        Assert.Equal(2, before.Count);
        Assert.Equal(before, await Authors());
        Assert.Equal(2, await app.Scope(db => db.Contributions.Where(c => c.ExternalId == "keep:a").Select(c => c.LatestNumber).SingleAsync()));

        Task<IReadOnlyList<Byline>> Authors() => app.Scope(db => db.Revisions
            .Where(r => r.Contribution.ExternalId == "keep:a" && r.Number == r.Contribution.PublishedNumber).Select(r => r.Authors).SingleAsync());
    }

    [Fact]
    public async Task Authors_without_a_name_are_exported_without_one_and_return_in_the_same_place()
    {
        var first = await ImportRun.EmptyPlatform();
        var second = await ImportRun.EmptyPlatform();
        try
        {
            await ImportRun.Of(first, Organisation("trip:o1"), Organisation("trip:o2"), Member("trip:shy", "trip:o1"), Member("trip:shy2", "trip:o1"), Member("trip:open", "trip:o1"), Member("trip:gone", "trip:o1"),
                Article("trip:a", "trip:shy", ""","byLayerOnly":true,"layer":"gemeente","coAuthors":[{"author":"trip:shy2","byLayerOnly":true,"layer":"gemeente"},{"author":"trip:gone"},{"author":"trip:open","organisation":"trip:o2"}]"""));
            await first.Scope(Erase);
            var file = await ImportRun.Export(first);

            var run = await ImportRun.Of(second, file.Split('\n'));

            Assert.Contains("""
                "coAuthors":[{"byLayerOnly":true,"layer":"gemeente"},{"byLayerOnly":true},{"author":"trip:open","organisation":"trip:o2"}]
                """, file, StringComparison.Ordinal);
            Assert.All(new[] { "trip:shy", "trip:gone" }, id => Assert.DoesNotContain(id, file, StringComparison.Ordinal));
            Assert.Empty(run.Problems);
            Assert.Empty(run.Report.UnknownFields);
            Assert.Equal(file, await ImportRun.Export(second));
        }
        finally
        {
            await ((IAsyncLifetime)first).DisposeAsync();
            await ((IAsyncLifetime)second).DisposeAsync();
        }

        static Task<bool> Erase(PlatformDb db) => db.Transact(async () =>
        {
            (await db.Members.SingleAsync(m => m.ExternalId == "trip:gone")).Erase(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return true;
        });
    }
}
