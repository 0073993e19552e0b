using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class SuggestionTests : IDisposable
{
    private static readonly string[] Everyone = [SearchSchema.Everyone];

    private readonly IndexInFolder _index = new();

    public SuggestionTests()
    {
        var passport = Question("p", "Paspoort kwijt in het buitenland", "Ik ben mijn paspoort verloren op reis. Hoe krijg ik een noodpaspoort?") with { Tags = ["paspoort"] };
        _index.Add(passport, Answer(passport, "pa", "Ga naar de ambassade voor een noodpaspoort."),
            Question("r", "Rijbewijs kwijt", "Mijn rijbewijs is weg.") with { Tags = ["rijbewijs"] },
            Question("s", "Subsidie voor monumenten", "Waar vraag ik subsidie aan voor een monument?"),
            Question("m", "Paspoort van een collega", "Geheim.") with { Audience = "members", Tags = ["paspoort-geheim"] });
    }

    [Fact]
    public void Titles_and_tags_complete_what_is_being_typed()
    {
        Assert.Equal([new("paspoort", "paspoort"), new("Paspoort kwijt in het buitenland", null, "p")], _index.Index.Suggest("pasp", Everyone));
        Assert.Equal([new("Paspoort kwijt in het buitenland", null, "p")], _index.Index.Suggest("kwijt buit", Everyone));
        Assert.Empty(_index.Index.Suggest("", Everyone));
    }

    [Fact]
    public void Closed_titles_and_tags_complete_for_those_who_may_see_them_alone()
    {
        Assert.DoesNotContain(_index.Index.Suggest("paspoort", Everyone), s => s.Text.Contains("collega", StringComparison.Ordinal) || s.Tag == "paspoort-geheim");
        Assert.DoesNotContain(_index.Index.Suggest("paspoort", ["everyone", "community-1"]), s => s.Tag == "paspoort-geheim");
        var member = _index.Index.Suggest("paspoort", ["everyone", "members"]);
        Assert.Contains(new("Paspoort van een collega", null, "m"), member);
        Assert.Contains(new("paspoort-geheim", "paspoort-geheim"), member);
    }

    [Fact]
    public void A_text_being_written_finds_the_nearest_that_exists()
    {
        var near = _index.Index.Similar("Mijn paspoort ben ik kwijt", "Op reis in Spanje verloren, hoe kom ik aan een noodpaspoort?", new() { PageSize = 3 });
        Assert.Equal("p", near.Hits[0].Contribution);
    }

    [Fact]
    public void Related_items_are_near_and_never_the_item_itself()
    {
        _index.Add(Question("t", "Identiteitskaart verloren in het buitenland", "Op reis ben ik mijn kaart verloren."));
        var related = _index.Index.Related("p", new() { PageSize = 3 });
        Assert.Equal("t", related.Hits[0].Contribution);
        Assert.DoesNotContain(related.Hits, h => h.Contribution == "p");
        Assert.Empty(_index.Index.Related("nothing", new()).Hits);
    }

    public void Dispose() => _index.Dispose();
}
