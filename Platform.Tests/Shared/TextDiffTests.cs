using System.Diagnostics;
using CsCheck;
using Platform.Tests.Support;
using Platform.Web.Shared;

namespace Platform.Tests.Shared;

public class TextDiffTests
{
    [Fact]
    public void A_changed_date_is_one_change_on_each_side()
    {
        var row = TextDiff.Between("De bedragen gelden per 1 augustus 2001.", "De bedragen gelden per 3 juli 2002.").Changes.Single();
        Assert.Equal("De bedragen gelden per [-1 augustus 2001-].", Shown(row.Old));
        Assert.Equal("De bedragen gelden per [+3 juli 2002+].", Shown(row.New));
    }

    [Fact]
    public void A_percentage_is_one_word()
    {
        var diff = TextDiff.Between("verhoogd met 2,5%", "verhoogd met 2,7%");
        Assert.Equal("verhoogd met [+2,7%+]", Shown(diff.Changes.Single().New));
        Assert.Equal((1, 1), (diff.WordsAdded, diff.WordsRemoved));
    }

    [Fact]
    public void A_new_paragraph_before_an_edited_one_is_not_taken_for_its_edit()
    {
        var diff = TextDiff.Between(
            "De huurwaarde dient met 2,5% te worden verhoogd.",
            "Voortaan besluit het college hierover.\n\nDe huurwaarde dient met 2,7% te worden verhoogd.");
        Assert.Equal(2, diff.Changes.Count);
        Assert.Empty(diff.Changes[0].Old);
        Assert.Equal("De huurwaarde dient met [-2,5%-] te worden verhoogd.", Shown(diff.Changes[1].Old));
        Assert.Equal((6, 1), (diff.WordsAdded, diff.WordsRemoved));
    }

    [Fact]
    public void Changes_stand_under_their_heading_and_are_numbered_through()
    {
        var table = new DiffTable(TextDiff.Between("x y\n# Een\na b\n# Twee\nc d\ne f", "x z\n# Een\na c\n# Twee\nc e\ne g"), "1", "2");
        Assert.Equal(["/1", "Een/2", "Twee/3 4"], table.Sections().Select(s => $"{s.Heading}/{string.Join(' ', s.Changes.Select(c => c.Number))}"));
    }

    [Theory]
    [InlineData("a\r\n\r\nb", "a\nb\n\n\n")]
    [InlineData("", "")]
    [InlineData("a  ", "a")]
    public void Line_ends_and_empty_lines_are_no_change(string older, string newer) => Assert.Empty(TextDiff.Between(older, newer).Changes);

    [Fact]
    public void Both_texts_can_be_read_back_from_the_rows()
    {
        var word = Gen.OneOf("de", "het", "1 juli", "2,5%", "**x**", "| a |", "# Kop", "\n", "\n", " ", "é");
        var text = word.Array[0, 30].Select(words => string.Join(' ', words));
        Gen.Select(text, text).Sample(
            (older, newer) =>
            {
                var diff = TextDiff.Between(older, newer);
                Assert.Equal(Lines(older), diff.Rows.Select(row => Plain(row.Old)).Where(line => line.Length > 0));
                Assert.Equal(Lines(newer), diff.Rows.Select(row => Plain(row.New)).Where(line => line.Length > 0));
                Assert.DoesNotContain(diff.Rows.SelectMany(row => row.Old), segment => segment.Kind == SegmentKind.Inserted);
                Assert.DoesNotContain(diff.Rows.SelectMany(row => row.New), segment => segment.Kind == SegmentKind.Deleted);
            },
            iter: 2000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(950)]
    [InlineData(12_000)]
    public void Two_texts_of_64_KB_with_nothing_in_common_are_compared_within_two_seconds(int wordsInALine)
    {
        var start = Stopwatch.GetTimestamp();
        var diff = TextDiff.Between(Words("a", wordsInALine), Words("b", wordsInALine));
        Assert.Equal((12_000, 12_000), (diff.WordsAdded, diff.WordsRemoved));
        MachineSpeed.Keeps(2, Stopwatch.GetElapsedTime(start), "compared");
    }

    [Fact]
    public void One_long_line_against_thousands_costs_no_more_than_thousands_against_thousands()
    {
        var (lines, others, line) = (Words("a", 1), Words("b", 1), Words("b", 12_000));

        Assert.True(Cost(lines, line) < 4 * Cost(lines, others), $"{Cost(lines, line)} against {Cost(lines, others)}");

        static TimeSpan Cost(string older, string newer) => Enumerable.Range(0, 5).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            TextDiff.Between(older, newer);
            return Stopwatch.GetElapsedTime(start);
        });
    }

    private static string Words(string letter, int inALine) =>
        string.Concat(Enumerable.Range(0, 12_000).Select(i => letter + i % 1000 + (i % inALine == inALine - 1 ? "\n" : " ")));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);

    private static string Plain(IEnumerable<DiffSegment> segments) => string.Concat(segments.Select(segment => segment.Text));

    private static string Shown(IEnumerable<DiffSegment> segments) => string.Concat(segments.Select(segment => segment.Kind switch
    {
        SegmentKind.Inserted => $"[+{segment.Text}+]",
        SegmentKind.Deleted => $"[-{segment.Text}-]",
        _ => segment.Text,
    }));
}
