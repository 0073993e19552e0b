using System.Text.RegularExpressions;
using System.Xml.Linq;
using Platform.Tests.Support;

namespace Platform.Tests.Architecture;

public sealed partial class TextRulesTests
{
    public static TheoryData<string> DutchTexts => [.. Sources.Files(".resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(DutchTexts))]
    public void Every_text_exists_in_Dutch_and_English_with_the_same_placeholders(string dutch)
    {
        var nl = Texts(dutch);
        var en = Texts(dutch.Replace(".resx", ".en.resx", StringComparison.Ordinal));

        Assert.Equal(nl.Keys.Order(), en.Keys.Order());
        Assert.All(nl, text => Assert.NotEmpty(text.Value.Trim()));
        Assert.All(nl.Keys, key => Assert.Equal(Placeholders(nl[key]), Placeholders(en[key])));
    }

    [Fact]
    public void Every_rule_that_can_be_broken_has_its_message()
    {
        var messages = Texts("Platform.Web/Shared/Rules/RuleText.resx").Keys.ToHashSet();
        var rules = Sources.Files(".cs").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal))
            .SelectMany(f => Rule().Matches(Sources.Read(f)))
            .Select(m => m.Groups["rule"].Value)
            .Distinct()
            .ToList();

        Assert.NotEmpty(rules);
        Assert.Empty(rules.Where(rule => !messages.Contains(rule)));
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Parse(Sources.Read(file)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value[..2]).Distinct().Order();

    [GeneratedRegex(@"(new (RuleBroken|Conflict)\(|TextRules\.\w+\([^;]*?, )""(?<rule>[A-Z]\w+)""")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();
}
