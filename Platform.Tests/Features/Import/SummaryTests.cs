using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Commands;
using Platform.Tests.Support;
using Platform.Web.Data;

namespace Platform.Tests.Features.Import;

/// <summary>An article that comes without a summary gets one, and whoever imports it is told.</summary>
public sealed class SummaryTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Member = """{"type":"member","id":"sum:m","name":"Auteur","role":"scientist"}""";

    [Theory]
    [InlineData("# Kop\\n\\nDe *eerste* alinea,\\nop twee regels.\\n\\nDe tweede.", "De eerste alinea, op twee regels.")]
    [InlineData("- een\\n- twee", "een twee")]
    [InlineData("![](https://example.org/x.png)\\n\\nNa het beeld.", "Na het beeld.")]
    public async Task The_first_paragraph_becomes_the_summary(string body, string summary)
    {
        var id = $"sum:{summary.Length}";

        var run = await ImportRun.Of(app, Member, Article(id, body));

        Assert.Empty(run.Problems);
        Assert.Equal((1, 1), (run.New("article"), run.Report.SummariesMade));
        Assert.Equal(summary, await SummaryOf(id));
    }

    [Fact]
    public async Task A_long_paragraph_is_cut_at_a_sentence_or_else_at_a_word()
    {
        var sentences = "Dit is een zin van een zekere lengte, want zo gaat dat. " + string.Concat(Enumerable.Repeat("Nog een zin die telt. ", 30));
        var words = string.Concat(Enumerable.Repeat("woord ", 200));

        await ImportRun.Of(app, Member, Article("sum:long1", sentences.Trim()), Article("sum:long2", words.Trim()), Article("sum:long3", new string('x', 900)));

        Assert.EndsWith("telt.", await SummaryOf("sum:long1"), StringComparison.Ordinal);
        Assert.EndsWith(" woord…", await SummaryOf("sum:long2"), StringComparison.Ordinal);
        foreach (var id in new[] { "sum:long1", "sum:long2", "sum:long3" })
            Assert.InRange((await SummaryOf(id)).Length, 150, 300);
    }

    [Fact]
    public async Task Importing_it_again_changes_nothing_also_when_people_wrote_a_better_summary()
    {
        await ImportRun.Of(app, Member, Article("sum:again", "Zoals het was."));
        var unchanged = await ImportRun.Of(app, Article("sum:again", "Zoals het was."));
        await app.Scope(async db => await Rewrite(db, "Beter gezegd."));

        var again = await ImportRun.Of(app, Article("sum:again", "Zoals het was."));

        Assert.Equal((1, 0), (unchanged.Unchanged("article"), unchanged.Report.SummariesMade));
        Assert.Equal((1, 0), (again.Unchanged("article"), again.Report.SummariesMade));
        Assert.Equal("Beter gezegd.", await SummaryOf("sum:again"));

        static Task<int> Rewrite(PlatformDb db, string summary) => db.Database.ExecuteSqlAsync(
            $"UPDATE \"Revisions\" SET \"Summary\" = {summary} WHERE \"ContributionKey\" IN (SELECT \"Key\" FROM Contributions WHERE ExternalId = 'sum:again')");
    }

    [Fact]
    public async Task The_command_tells_how_many_in_words_and_in_JSON()
    {
        await using var database = await TestDatabase.Create();
        var file = Path.Combine(database.Folder, "articles.jsonl");
        await File.WriteAllLinesAsync(file, [Member, Article("sum:c1", "Een."), Article("sum:c2", "Twee."), """{"type":"poem","id":"sum:p","colour":"red"}"""]);

        var words = await Command.Run(database, "import", file);
        await File.WriteAllLinesAsync(file, [Member, Article("sum:c1", "Een."), Article("sum:c3", "Drie.").Replace("\"body\"", "\"colour\":1,\"body\""), "{"]);
        var json = await Command.Run(database, "import", "--json", file);

        Assert.Contains("2 articles had no summary and got one from the first paragraph", words.Output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(json.Output);
        var root = report.RootElement;
        Assert.Equal(1, json.ExitCode);
        Assert.Equal(
            (1, 1, 1, 1),
            (root.GetProperty("types").GetProperty("article").GetProperty("new").GetInt32(),
                root.GetProperty("types").GetProperty("article").GetProperty("unchanged").GetInt32(),
                root.GetProperty("summariesMade").GetInt32(),
                root.GetProperty("failures").GetInt32()));
        Assert.Equal("colour", root.GetProperty("unknownFields")[0].GetProperty("field").GetString());
        Assert.Equal((file, 4), (root.GetProperty("problems")[0].GetProperty("file").GetString(), root.GetProperty("problems")[0].GetProperty("line").GetInt32()));
    }

    private static string Article(string id, string body) =>
        $$"""{"type":"article","id":"{{id}}","language":"nl","title":"Titel","body":"{{body}}","author":"sum:m","tags":[],"publishedAt":"2021-05-06"}""";

    private Task<string> SummaryOf(string id) =>
        app.Scope(db => db.Revisions.Where(r => r.Contribution.ExternalId == id && r.Number == r.Contribution.PublishedNumber).Select(r => r.Summary).SingleAsync());
}
