using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class SnippetTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Fact]
    public void Every_form_that_matched_is_marked_in_title_and_snippet()
    {
        _index.Add(Question("a", "Vergunningen voor foto's", "Een vergunning vraagt u aan. Dit geldt voor elke foto."));
        var hit = Assert.Single(_index.Find("vergunning foto").Hits);
        Assert.Equal("[Vergunningen] voor [foto's]", Marked(hit.Title));
        Assert.Equal("Een [vergunning] vraagt u aan. Dit geldt voor elke [foto].", Marked(hit.Snippet));
    }

    [Fact]
    public void The_passage_with_most_of_the_query_is_shown()
    {
        var filler = string.Join(' ', Enumerable.Repeat("Dit gaat nergens over en is lang.", 40));
        _index.Add(Question("a", "Titel", $"Subsidie eerst. {filler} Een subsidie voor monumenten kan. {filler}"));
        Assert.Contains("[subsidie] voor [monumenten]", Marked(Assert.Single(_index.Find("subsidie monumenten").Hits).Snippet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_passage_begins_with_a_sentence_where_one_is_near()
    {
        var filler = string.Join(' ', Enumerable.Repeat("Dit gaat nergens over en is lang.", 40));
        _index.Add(Question("a", "Titel", $"{filler} Vraag nu die subsidie aan. {filler}"));
        Assert.StartsWith("… Dit gaat nergens over en is lang. Vraag nu die [subsidie] aan.", Marked(Assert.Single(_index.Find("subsidie").Hits).Snippet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_snippet_is_plain_text_and_never_cuts_a_word_or_a_character()
    {
        var body = string.Concat(Enumerable.Repeat("<b>woord</b> 🇳🇱 & ", 200)) + "subsidie " + string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦 ", 200));
        _index.Add(Question("a", "Titel", body));
        var text = string.Concat(Assert.Single(_index.Find("subsidie").Hits).Snippet.Select(s => s.Text)).Trim(' ', '…');
        Assert.Contains(text, body, StringComparison.Ordinal);
        Assert.False(char.IsLowSurrogate(text[0]) || char.IsHighSurrogate(text[^1]));
    }

    [Fact]
    public void Words_of_a_phrase_are_marked_where_they_stand_together()
    {
        _index.Add(Question("a", "Titel", "De raad vroeg de Raad van State, en de raad luisterde."));
        Assert.Equal("De raad vroeg de [Raad van State], en de raad luisterde.", Marked(Assert.Single(_index.Find("\"raad van state\"").Hits).Snippet));
    }

    [Fact]
    public void A_list_without_a_query_shows_how_the_text_begins()
    {
        _index.Add(Question("a", "Titel", "Zo begint het."));
        Assert.Equal("Zo begint het.", Marked(Assert.Single(_index.Find("").Hits).Snippet));
    }

    [Theory]
    [InlineData("De situatie\n\nVoor een subsidie vraagt u", "De situatie · Voor een [subsidie] vraagt u")]
    [InlineData("Naam\tBedrag\nSubsidie\t100\tja", "Naam · Bedrag · [Subsidie] · 100 · ja")]
    [InlineData("U krijgt:\nsubsidie\nsubsidie (twee)\ngeld", "U krijgt: [subsidie] · [subsidie] (twee) · geld")]
    [InlineData("Zo begint het.\n\nDan komt de subsidie.\n", "Zo begint het. Dan komt de [subsidie]. ")]
    public void A_heading_and_a_cell_do_not_run_into_what_follows(string body, string snippet)
    {
        _index.Add(Question("a", "Titel", body));
        Assert.Equal(snippet, Marked(Assert.Single(_index.Find("subsidie").Hits).Snippet));
    }

    [Fact]
    public void A_separator_stands_between_a_summary_and_the_text()
    {
        _index.Add(Question("a", "Titel", "De subsidie komt.") with { Summary = "Kort gezegd" });
        Assert.Equal("Kort gezegd · De [subsidie] komt.", Marked(Assert.Single(_index.Find("subsidie").Hits).Snippet));
    }

    [Fact]
    public void A_reply_that_has_no_word_of_the_query_gives_way_to_the_text_with_the_title()
    {
        var question = Question("q", "Parkeervergunning", "Hoe regelen andere gemeenten dit voor bewoners met twee huizen en zonder auto?");
        _index.Add(question, Answer(question, "a", "Dank."), Question("other", "Iets anders"));
        var hit = Assert.Single(_index.Find("parkeervergunning").Hits);
        Assert.Equal(("q", "question"), (hit.Document, hit.Kind));
        Assert.Equal(("[Parkeervergunning]", "Hoe regelen andere gemeenten dit voor bewoners met twee huizen en zonder auto?"), (Marked(hit.Title), Marked(hit.Snippet)));
    }

    [Fact]
    public void A_reply_that_has_a_word_of_the_query_is_shown()
    {
        var question = Question("q", "Parkeervergunning", "Hoe regelen andere gemeenten dit voor bewoners met twee huizen en zonder auto?");
        _index.Add(question, Answer(question, "a", "Een parkeervergunning per huis."));
        var hit = Assert.Single(_index.Find("parkeervergunning").Hits);
        Assert.Equal(("a", "Een [parkeervergunning] per huis."), (hit.Document, Marked(hit.Snippet)));
    }

    [Theory]
    [InlineData("paspoort", null)]
    [InlineData("rijbewijs", "Rijbewijs")]
    [InlineData("kosten", "Wat het kost")]
    [InlineData("reizen", null)]
    [InlineData("toelichting", null)]
    [InlineData("antwoord", null)]
    public void A_passage_tells_under_which_heading_it_stands(string word, string? heading)
    {
        const string body = "Eerst het paspoort.\n\nRijbewijs\n\nDan dat.\n\nWat het kost\n\nDe kosten zijn vast.\n\nreizen";
        _index.Add(Question("a", "Titel", body) with
        {
            Summary = "Een toelichting vooraf",
            AcceptedAnswer = "Het antwoord komt hierna.",
            Sections =
            [
                new(body.IndexOf("Rijbewijs", StringComparison.Ordinal), "Rijbewijs", "s-1"),
                new(body.IndexOf("Wat het", StringComparison.Ordinal), "Wat het kost", "s-2"),
                new(body.IndexOf("reizen", StringComparison.Ordinal), "", ""),
            ],
        });
        Assert.Equal(heading, Assert.Single(_index.Find(word).Hits).Section?.Heading);
    }

    [Theory]
    [InlineData("paspoort kwijt melden", 0.67, 1)]
    [InlineData("paspoorten kwijt", 1, 1)]
    [InlineData("ik moet het paspoort melden", 0.5, 1)]
    [InlineData("paspoort melden vandaag", 0.33, 0.67)]
    [InlineData("paspoort -kwijt2", 1, 1)]
    public void A_hit_tells_how_many_of_the_words_it_shows(string query, double inTitle, double shown)
    {
        _index.Add(Question("a", "Paspoort kwijt", "U moet dit melden. " + string.Join(' ', Enumerable.Repeat("Dit is lang.", 60)) + " Vandaag niet."));
        var hit = Assert.Single(_index.Find(query).Hits);
        Assert.Equal((inTitle, shown), (Math.Round(hit.InTitle, 2), Math.Round(hit.Shown, 2)));
    }

    [Fact]
    public void The_passage_of_one_document_is_for_who_may_see_it()
    {
        var question = Question("q", "Paspoort kwijt", "Wat nu?");
        _index.Add(question, Answer(question, "a", "Meld het kwijtraken van uw paspoort."), Answer(question with { Audience = "members" }, "b", "Paspoort besloten"));
        Assert.Equal("Meld het kwijtraken van uw [paspoort].", Marked(_index.Index.Passage("a", new() { Text = "paspoort" })!.Snippet));
        Assert.Null(_index.Index.Passage("b", new() { Text = "paspoort" }));
        Assert.NotNull(_index.Index.Passage("b", new() { Text = "paspoort", Audiences = ["everyone", "members"] }));
        Assert.Equal("Paspoort [kwijt]", Marked(_index.Index.Passage("a", new() { Text = "kwijt" }, opening: true)!.Title));
        Assert.Null(_index.Index.Passage("none", new() { Text = "paspoort" }));
    }

    [Fact]
    public void A_list_without_a_query_stands_under_no_heading()
    {
        _index.Add(Question("a", "Titel", "Kop\n\nTekst") with { Sections = [new(0, "Kop", "s-1")] });
        Assert.Null(Assert.Single(_index.Find("").Hits).Section);
    }

    public void Dispose() => _index.Dispose();
}
