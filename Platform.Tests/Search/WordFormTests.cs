using System.Diagnostics;
using Platform.Search;
using Platform.Search.Analysis;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class WordFormTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Theory]
    [InlineData("leerlingen vervoer", "Regeling leerlingenvervoer")]
    [InlineData("gemeentebelasting", "Welke belastingen heft de gemeente?")]
    [InlineData("overheidsvacatures", "Vacatures bij de overheid")]
    [InlineData("geschorste hechtenis", "Schorsing van de hechtenis")]
    public void Compounds_are_found_apart_and_apart_finds_compounds(string query, string title)
    {
        _index.Add(Question("a", title), Question("b", "Iets heel anders"));
        Assert.Equal("a", _index.Keys(query)[0]);
    }

    [Theory]
    [InlineData("leerlingenvervoer", "leerlingen", "vervoer")]
    [InlineData("omgevingsvergunning", "omgevings", "vergunning")]
    [InlineData("tweedekamerverkiezingen", "tweede", "kamer", "verkiezingen")]
    [InlineData("vergunning")]
    [InlineData("verkiezing")]
    [InlineData("informatie")]
    public void A_compound_falls_into_the_words_that_make_it_up_and_nothing_else(string word, params string[] parts) =>
        Assert.Equal(parts, Compounds.Dutch.Parts(word).Select(p => word.Substring(p.Start, p.Length)));

    [Fact]
    public void The_part_of_a_compound_that_matched_is_marked()
    {
        _index.Add(Question("a", "Titel", "Wie betaalt het leerlingenvervoer?"));
        Assert.Equal("Wie betaalt het leerlingen[vervoer]?", Marked(Assert.Single(_index.Find("vervoer").Hits).Snippet));
    }

    [Theory]
    [InlineData("pasport aanvragen", "pasport", "paspoort")]
    [InlineData("omgevingsvegrunning", "omgevingsvegrunning", "omgevingsvergunning")]
    public void A_slip_of_the_pen_is_mended_and_told(string query, string typed, string searched)
    {
        _index.Add(Question("a", $"Een {searched} aanvragen"), Question("b", "Iets heel anders"));
        var results = _index.Find(query);
        Assert.Equal([new(typed, searched)], results.Corrections);
        Assert.Equal($"Een [{searched}]", Marked(results.Hits[0].Title)[..($"Een [{searched}]".Length)]);
    }

    [Theory]
    [InlineData("meenemen", "meelezen")]
    [InlineData("fiets", "fits")]
    [InlineData("burn out", "buren")]
    [InlineData("pesten", "pasten")]
    [InlineData("weekendvergadering", "weekendverandering")]
    [InlineData("zutphen", "zutpen")]
    public void A_word_that_is_spelled_right_is_never_replaced(string query, string near)
    {
        _index.Add(Question("a", $"Over {near}"), Question("b", "Iets heel anders"));
        Assert.Empty(_index.Find(query).Corrections);
    }

    [Theory]
    [InlineData("vergadering"), InlineData("vergaderingen"), InlineData("meegenomen"), InlineData("aangevraagd"), InlineData("bestemmingsplanwijziging"), InlineData("schuldhulpverlening")]
    [InlineData("coordinatie"), InlineData("utrecht"), InlineData("prijzen"), InlineData("burn"), InlineData("employees"), InlineData("reviewed")]
    public void Inflected_words_compounds_names_and_English_are_spelled_right(string word) => Assert.True(Spelling.IsRight(word));

    [Theory]
    [InlineData("paspoord"), InlineData("vergaderign"), InlineData("omgevingsvergunnig"), InlineData("jaarreking"), InlineData("ambtenar"), InlineData("subsidei"), InlineData("recieve")]
    public void A_slip_is_not_spelled_right(string word) => Assert.False(Spelling.IsRight(word));

    [Theory]
    [InlineData("soms"), InlineData("sommen"), InlineData("staten"), InlineData("bestuurs"), InlineData("e"), InlineData("aanen")]
    public void The_longest_word_of_many_words_is_checked_in_a_few_milliseconds(string part)
    {
        var word = string.Concat(Enumerable.Repeat(part, 60))[..60];
        Spelling.IsRight(word);
        var fastest = Enumerable.Range(0, 20).Min(_ =>
        {
            var since = Stopwatch.GetTimestamp();
            Spelling.IsRight(word);
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        });
        Assert.InRange(fastest, 0, 10);
    }

    [Fact]
    public void Searching_verbatim_mends_nothing()
    {
        _index.Add(Question("a", "Euthanasie"));
        var results = _index.Index.Search(new() { Text = "euthenasie", Verbatim = true });
        Assert.Equal((0, 0), (results.Total, results.Corrections.Count));
    }

    [Fact]
    public void Closed_text_is_never_a_correction_and_never_prevents_one()
    {
        _index.Add(Question("m", "Pasport geheimnis") with { Audience = "members" }, Question("o", "Paspoort"));
        Assert.Empty(_index.Find("geheimnif").Corrections);
        Assert.Equal([new("pasport", "paspoort")], _index.Find("pasport").Corrections);
    }

    [Theory]
    [InlineData("stalking", "Richtlijn belaging")]
    [InlineData("wet open overheid", "Een Woo-verzoek doen")]
    [InlineData("woo", "Verzoek op grond van de Wet open overheid")]
    public void Another_name_finds_it_too(string query, string title)
    {
        _index.Add(Question("a", title), Question("b", "Iets heel anders"));
        Assert.Equal(["a"], _index.Keys(query));
    }

    [Fact]
    public void One_part_of_a_compound_is_no_match_but_two_are()
    {
        _index.Add(Question("one", "Wie betaalt het vervoer?"), Question("two", "Vervoer van leerlingen"), Question("whole", "Het leerlingenvervoer"));
        Assert.Equal(["whole", "two"], _index.Keys("leerlingenvervoer"));
    }

    [Theory]
    [InlineData("vroegsignalering", "vroeg", "signalering")]
    [InlineData("parkeervergunning", "parkeer", "vergunning")]
    [InlineData("schuldhulpverlening", "schuld", "hulpverlening")]
    [InlineData("tweedekamerverkiezingen", "tweede", "kamer", "verkiezingen")]
    public void The_main_parts_of_a_compound_are_the_fewest(string word, params string[] parts) =>
        Assert.Equal(parts, Compounds.Dutch.Parts(word).Where(p => p.IsMain).Select(p => word.Substring(p.Start, p.Length)));

    [Theory]
    [InlineData("vroegsignalering", "De signalering van schulden")]
    [InlineData("vroegsignalering", "Vroeg met een ring")]
    [InlineData("parkeervergunning", "Een paar keer")]
    public void A_short_word_inside_a_part_is_no_part_of_the_compound(string query, string title)
    {
        _index.Add(Question("a", title), Question("b", query));
        Assert.Equal(["b"], _index.Keys(query));
        Assert.Empty(_index.Find(query).Others);
    }

    [Theory]
    [InlineData("hulp")]
    [InlineData("schuld verlening")]
    [InlineData("hulpverlening")]
    public void A_text_is_found_by_any_part_of_its_compounds(string query)
    {
        _index.Add(Question("a", "Over schuldhulpverlening"));
        Assert.Equal(["a"], _index.Keys(query));
    }

    [Fact]
    public void A_common_word_is_no_abbreviation_unless_in_capitals()
    {
        _index.Add(Question("a", "Aanwijzing van het Openbaar Ministerie"), Question("b", "Stemmen"));
        Assert.Equal(["b"], _index.Keys("om te stemmen"));
        Assert.Equal(["a"], _index.Keys("OM"));
    }

    [Fact]
    public void Synonyms_can_be_replaced_while_the_index_is_open()
    {
        _index.Add(Question("a", "Het wonderding"));
        Assert.Empty(_index.Keys("gadget"));
        _index.Index.Synonyms = Synonyms.Parse("gadget > wonderding # proef");
        Assert.Equal(["a"], _index.Keys("gadget"));
        _index.Index.Synonyms = Synonyms.None;
        Assert.Empty(_index.Keys("gadget"));
    }

    [Fact]
    public void A_comma_between_equal_names_does_not_make_one_name_of_two()
    {
        var synonyms = Synonyms.Parse("gevangenis, cel = bajes # proef");
        Assert.Equal(["cel", "bajes"], synonyms.Of("gevangenis"));
        Assert.Equal(["gevangenis", "cel"], synonyms.Of("bajes"));
    }

    [Theory]
    [InlineData("a = b")]
    [InlineData("a = b #")]
    [InlineData("alleen # bron")]
    public void A_synonym_without_a_source_or_a_partner_is_refused(string line) => Assert.Equal(2, Assert.Throws<SynonymLineException>(() => Synonyms.Parse("x = y # bron\n" + line)).Number);

    [Fact]
    public void Those_that_come_along_are_all_sound_and_have_a_source() => Assert.NotNull(Synonyms.Parse(Synonyms.DefaultText));

    public void Dispose() => _index.Dispose();
}
