using System.Text.Json;
using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class ClosedTextTests : IDisposable
{
    private static readonly string[] Queries = ["paspoort kwijt", "gemeente", "\"vermissing van het paspoort\"", "vermissing -rijbewijs", "geheim", "gehiem paspoprt", "pasp", ""];

    private readonly IndexInFolder _index = new();

    [Fact]
    public void An_outsider_finds_the_same_before_and_after_a_thousand_hidden_documents()
    {
        _index.Add([.. Enumerable.Range(0, 60).Select(i => Question($"open{i}", $"Paspoort {(i % 3 == 0 ? "kwijt" : "aanvragen")}",
            $"Bij de gemeente {i}. Vermissing van het {(i % 5 == 0 ? "rijbewijs" : "paspoort")}."))]);
        var before = Everything();
        _index.Add([.. Enumerable.Range(0, 1000).Select(i => Question($"hidden{i}", "Geheim paspoort kwijt", "Geheime gemeente, vermissing, rijbewijs.") with
        {
            Audience = i % 2 == 0 ? "members" : "community-1",
            Tags = ["geheim"],
            Organisations = ["org-geheim"],
        })]);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Who_may_look_into_a_container_finds_what_is_in_it_and_not_in_another()
    {
        _index.Add(Question("m", "Paspoort") with { Audience = "members" }, Question("c", "Paspoort") with { Audience = "community-1" },
            Question("o", "Paspoort"));
        var member = _index.Index.Search(new() { Text = "paspoort", Audiences = [SearchSchema.Everyone, "members"] });
        Assert.Equal(["m", "o"], member.Hits.Select(h => h.Contribution).Order());
        Assert.Empty(_index.Index.Search(new() { Text = "paspoort", Audiences = [] }).Hits);
    }

    private string Everything() => JsonSerializer.Serialize(new object[]
    {
        Queries.Select(q => Parts(_index.Index.Search(new() { Text = q, PageSize = 100 }))),
        Queries.Select(q => _index.Index.Suggest(q, [SearchSchema.Everyone])),
        Parts(_index.Index.Similar("Paspoort kwijt", "Vermissing bij de gemeente", new())),
        Parts(_index.Index.Related("open3", new())),
    });

    private static object Parts(SearchResults results) => new
    {
        results.Total,
        results.Hits,
        Facets = results.Facets.ToDictionary(f => f.Key.Name, f => f.Value),
        results.Corrections,
        results.IsEstimate,
        results.IsPartial,
    };

    public void Dispose() => _index.Dispose();
}
