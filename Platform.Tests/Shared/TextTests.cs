using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Platform.Tests.Shared;

/// <summary>Reads the sources, because a missing text is no error while running: its key is shown.</summary>
public partial class TextTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(Here(), "../../Platform.Web"));

    public static TheoryData<string> Texts => [.. Files("*Text.resx").Select(path => Path.GetRelativePath(Web, path))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_exists_in_every_language_with_the_same_places_to_fill(string path)
    {
        var dutch = Read(Path.Combine(Web, path));
        var english = Read(Path.Combine(Web, Path.ChangeExtension(path, ".en.resx")));

        Assert.Equal(dutch.Keys.Order(), english.Keys.Order());
        Assert.All(dutch, text => Assert.Equal(Places(text.Value), Places(english[text.Key])));
        Assert.DoesNotContain(dutch.Values.Concat(english.Values), string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Every_page_of_prose_exists_in_both_languages() =>
        Assert.All(Directory.GetFiles(Path.Combine(Web, "Features/About"), "_*.cshtml"), path =>
            Assert.True(File.Exists(path.EndsWith(".en.cshtml", StringComparison.Ordinal)
                ? path.Replace(".en.cshtml", ".cshtml", StringComparison.Ordinal)
                : Path.ChangeExtension(path, ".en.cshtml")), path));

    [Fact]
    public void Every_rule_that_can_be_broken_has_a_text()
    {
        var thrown = Files("*.cs").SelectMany(path => ThrownRule().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["rule"].Value).Distinct().ToList();

        Assert.NotEmpty(thrown);
        Assert.Empty(thrown.Except(Read(Path.Combine(Web, "Shared/RuleText.resx")).Keys));
    }

    [GeneratedRegex("""(?:(?:RuleBroken|Conflict)\(|TextRules\.(?:Line|Body)\([^;\n]*?)"(?<rule>\w+)""")]
    private static partial Regex ThrownRule();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    private static Dictionary<string, string> Read(string path) => XDocument.Load(path).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Files(string pattern) =>
        new[] { "Features", "Shared", "Look" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Web, folder), pattern, SearchOption.AllDirectories));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
