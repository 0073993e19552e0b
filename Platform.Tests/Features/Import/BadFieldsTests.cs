using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using static Platform.Tests.Features.Import.ExchangeLines;

namespace Platform.Tests.Features.Import;

/// <summary>A line with wrong fields is refused, the reason names the field, and the other lines go on.</summary>
public sealed class BadFieldsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Theory]
    [InlineData("fields.colour", """{"outcome":"worked","situation":"a","approach":"b","result":"c","colour":"red"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","situation":5,"approach":"b","result":"c"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","situation":{"a":"b"},"approach":"b","result":"c"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","situation":["a"],"approach":"b","result":"c"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","situation":"a\u0000b","approach":"b","result":"c"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","approach":"b","result":"c"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","situation":" ","approach":"b","result":"c"}""")]
    [InlineData("fields.situation", """{"outcome":"worked","situation":null,"approach":"b","result":"c"}""")]
    [InlineData("fields.outcome", """{"outcome":"splendid","situation":"a","approach":"b","result":"c"}""")]
    [InlineData("fields.outcome", """{"outcome":"0","situation":"a","approach":"b","result":"c"}""")]
    [InlineData("fields.outcome", """{"situation":"a","approach":"b","result":"c"}""")]
    [InlineData("fields.outcome", "null")]
    [InlineData("fields", "\"worked\"")]
    [InlineData("fields", """["worked"]""")]
    [InlineData("fields.additions", """{"outcome":"worked","situation":"a","approach":"b","result":"c","additions":"geen datum"}""")]
    public async Task The_reason_names_the_field(string field, string fields) => await Refused(field, Experience("bad", "bad:m", fields: fields));

    [Fact]
    public async Task A_field_of_64_KB_is_too_long() =>
        await Refused("fields.result", Experience("bad", "bad:m", fields: Fields.Replace("Het ging sneller.", new string('x', 64 * 1024), StringComparison.Ordinal)));

    [Fact]
    public async Task A_text_has_fifty_fields_at_most() =>
        await Refused("fields", Experience("bad", "bad:m", fields: "{" + string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"f{i}\":\"x\"")) + "}"));

    [Fact]
    public async Task An_experience_has_no_body() => await Refused("body", Experience("bad", "bad:m", ""","body":"Een tekst." """));

    [Fact]
    public async Task A_question_has_no_fields_of_an_experience() =>
        await Refused("fields.outcome", Experience("bad", "bad:m", ""","body":"Hoe?" """).Replace("\"experience\"", "\"question\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"author":"bad:m"}""")]
    [InlineData("[5]")]
    [InlineData("[null]")]
    public async Task Co_authors_are_a_list_of_people(string coAuthors) => await Refused("coAuthors", Experience("bad", "bad:m", $",\"coAuthors\":{coAuthors}"));

    [Fact]
    public async Task A_text_has_a_thousand_co_authors_at_most() =>
        await Refused("coAuthors", Experience("bad", "bad:m", $",\"coAuthors\":[{string.Join(',', Enumerable.Repeat("{}", 1001))}]"));

    [Fact]
    public async Task A_kind_that_is_unknown_is_named()
    {
        var run = await ImportRun.Of(app, Experience("bad", "bad:m").Replace("\"experience\"", "\"poem\"", StringComparison.Ordinal));

        Assert.Equal("test.jsonl:1: type \"poem\" is unknown", Assert.Single(run.Problems));
    }

    [Fact]
    public async Task A_file_from_before_the_fields_is_still_imported()
    {
        string[] old =
        [
            """{"type":"organisation","id":"platform:0rg0000001","key":"0rg0000001","name":"Gemeente Oud","layer":"gemeente"}""",
            """{"type":"member","id":"platform:mem0000001","key":"mem0000001","name":"Oud Lid","organisation":"platform:0rg0000001","role":"civil-servant","joinedAt":"2020-01-01T00:00:00Z"}""",
            """{"type":"article","id":"old:a","key":"art0000001","language":"nl","title":"Oud artikel","summary":"Kort","body":"Zo was het.","tags":["woo"],"source":"https://example.org/a","licence":"CC0","author":"platform:mem0000001","publishedAt":"2020-01-02T00:00:00Z"}""",
            """{"type":"question","id":"old:q","key":"q0e0000001","language":"nl","title":"Oude vraag?","body":"Hoe?","tags":[],"audience":"members","posts":[{"kind":"answer","body":"Zo.","accepted":true,"author":"platform:mem0000001","publishedAt":"2020-01-03T00:00:00Z","id":"old:p","key":"p0st000001"}],"byLayerOnly":true,"layer":"gemeente","publishedAt":"2020-01-02T10:00:00.5Z"}""",
        ];

        var run = await ImportRun.Of(app, old);

        Assert.Empty(run.Problems);
        Assert.Empty(run.Report.UnknownFields);
        Assert.Equal((1, 1, 1, 1), (run.New("member"), run.New("article"), run.New("question"), run.New("post")));
        var export = await ImportRun.Export(app);
        foreach (var line in old[..2])
            Assert.Contains(line, export, StringComparison.Ordinal);
        Assert.All(export.Split('\n').Where(l => l.Contains("\"old:", StringComparison.Ordinal)), l => Assert.DoesNotMatch("\"(fields|coAuthors|uses)\"", l));
    }

    private async Task Refused(string field, string line)
    {
        var good = Guid.NewGuid().ToString();
        var run = await ImportRun.Of(app, Member("bad:m"), line, Experience(good, "bad:m"));

        Assert.Matches($"^test\\.jsonl:2: .*\"{field}(\\[\\d\\])?\"", Assert.Single(run.Problems));
        Assert.Equal(1, run.New("experience"));
        Assert.True(await app.Scope(db => db.Contributions.AnyAsync(c => c.ExternalId == good)));
    }
}
