using Platform.Tests.Support;

namespace Platform.Tests.Words;

/// <summary>One word for one thing, as docs/glossary.md has it.</summary>
public sealed class GlossaryTests
{
    /// <summary>A word that the glossary does not use, where it means something else or is the name of something else.</summary>
    private static readonly Dictionary<(string Place, string Word), string> Other = new()
    {
        [("RoundText.resx Desk.Admitted", "rij")] = "questions that wait for the stage, in a room with people",
        [("RoundText.resx Lead.InLine", "rij")] = "the same",
        [("RoundText.resx Line", "rij")] = "the same",
        [("RuleText.resx NothingInLine", "rij")] = "the same",
    };

    private static readonly IReadOnlyList<Row> Rows = [.. Sources.Read("docs/glossary.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Dutch", StringComparison.Ordinal))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
        .Select(cells => new Row(cells[0], cells[1], Words(cells[3]), Words(cells[4])))];

    public static TheoryData<string> Terms => [.. Rows.Select(row => row.Dutch)];

    [Theory]
    [MemberData(nameof(Terms))]
    public void One_thing_has_one_word_in_every_text(string term)
    {
        var row = Rows.Single(r => r.Dutch == term);
        var wrong = Wrong(ReaderTexts.Dutch, row.NotInDutch, row.Dutch).Concat(Wrong(ReaderTexts.English, row.NotInEnglish, row.English)).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_word_of_the_glossary_is_in_a_text()
    {
        Assert.InRange(Rows.Count, 20, 40);
        Assert.Empty(Rows.Where(r => !ReaderTexts.Dutch.Any(t => t.Words.Contains(Stem(r.Dutch), StringComparison.OrdinalIgnoreCase))).Select(r => r.Dutch));
        Assert.Empty(Rows.Where(r => !ReaderTexts.English.Any(t => t.Words.Contains(Stem(r.English), StringComparison.OrdinalIgnoreCase))).Select(r => r.English));
    }

    [Fact]
    public void Every_exception_is_still_needed() =>
        Assert.Empty(Other.Keys.Where(o => !ReaderTexts.Dutch.Concat(ReaderTexts.English).Any(t => t.Place == o.Place && ReaderTexts.Whole(o.Word).IsMatch(t.Words))));

    private static IEnumerable<string> Wrong(IEnumerable<ReaderText> texts, string[] not, string but) =>
        from word in not
        let whole = ReaderTexts.Whole(word)
        from text in texts
        where whole.IsMatch(text.Words) && !Other.ContainsKey((text.Place, word))
        select $"Say \"{but}\", not \"{word}\": {text}";

    /// <summary>The part of a verb that its forms share.</summary>
    private static string Stem(string term) => term.EndsWith("en", StringComparison.Ordinal) ? term[..^2] : term;

    private static string[] Words(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private sealed record Row(string Dutch, string English, string[] NotInDutch, string[] NotInEnglish);
}
