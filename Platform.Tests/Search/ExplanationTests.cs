using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class ExplanationTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    public ExplanationTests() => _index.Add(
        Question("a", "Paspoort kwijt", "Doe aangifte van vermissing bij de gemeente.") with { Status = "accepted" },
        Question("b", "Leerlingenvervoer aanvragen", "Het vervoer van leerlingen regelt de gemeente."),
        Question("c", "Wat kost een paspoort?", "Dat verschilt per gemeente.") with { PublishedAt = new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc) });

    [Theory]
    [InlineData("paspoort kwijt")]
    [InlineData("vervoer leerlingen gemeente")]
    [InlineData("\"van leerlingen\" gemeente")]
    [InlineData("pasport aangifte")]
    [InlineData("gemeentevervoer")]
    public void An_explanation_adds_up_to_the_score_of_the_hit(string query)
    {
        var hits = _index.Find(query).Hits;
        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.Equal(hit.Score, _index.Index.Explain(hit.Document, new() { Text = query })!.Score, 0.001f));
    }

    [Fact]
    public void A_share_tells_what_was_asked_and_by_which_forms_it_was_found()
    {
        var shares = _index.Index.Explain("b", new() { Text = "vervoer" })!.Shares;
        Assert.Contains(shares, s => s is { Asked: "vervoer", Kind: ShareKind.InText } && s.Forms.Contains("vervoer"));
        Assert.Contains(shares, s => s is { Asked: "vervoer", Kind: ShareKind.InTitle });
        Assert.Null(_index.Index.Explain("none", new() { Text = "vervoer" }));
    }

    [Fact]
    public void Of_equals_the_newer_and_the_answered_come_first()
    {
        var old = Question("old", "Parkeren", "Over parkeren.") with { PublishedAt = new DateTime(2012, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        _index.Add(old, old with { Key = "new", Contribution = "new", PublishedAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
            old with { Key = "solved", Contribution = "solved", Status = "accepted" });
        Assert.Equal("old", _index.Keys("parkeren")[^1]);
    }

    [Fact]
    public void A_word_is_shown_with_everything_it_is_looked_for_by()
    {
        var words = _index.Index.Analyse("de leerlingenvervoer pasport AVG");
        Assert.Null(words[0].DutchStem);
        Assert.Contains("vervoer", words[1].DutchForms);
        Assert.Equal(("leerlingenvervoer", 1), (words[1].DutchStem, words[1].Documents));
        Assert.Equal("paspoort", words[2].Correction);
        Assert.Contains("algemene verordening gegevensbescherming", words[3].Synonyms);
    }

    public void Dispose() => _index.Dispose();
}
