using System.Text.RegularExpressions;
using Platform.Tests.Support;

namespace Platform.Tests.Words;

public sealed partial class UseTests
{
    [Fact]
    public void Every_label_that_the_manual_quotes_is_on_a_page()
    {
        var labels = Quoted().Matches(Sources.Read("docs/use.md")).Select(m => Gap().Replace(m.Groups["label"].Value, " ")).Where(l => l.Length > 1).Distinct().ToList();
        var texts = ReaderTexts.Dutch.Select(t => t.Words.TrimEnd(':', '.')).ToHashSet();

        Assert.True(labels.Count > 40);
        Assert.Empty(labels.Where(label => !texts.Contains(label) && label != "as on the pages"));
    }

    /// <summary>What is in italics.</summary>
    [GeneratedRegex(@"(?<![*\w])\*(?<label>[^*]+)\*(?![*\w])")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
