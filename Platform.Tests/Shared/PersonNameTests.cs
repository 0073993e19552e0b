using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Tests.Shared;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u2060\u2060")]
    [InlineData("\u3164")]
    [InlineData("\u00AD")]
    [InlineData("\u2800 \u115F")]
    [InlineData("\u0301\u0301")]
    public void A_name_or_title_that_nobody_sees_is_none(string text)
    {
        Assert.Equal("NameNeeded", Rule(() => PersonName.Of(text, 100)));
        Assert.Equal("TitleNeeded", Rule(() => TextRules.Line(text, 100, "TitleNeeded")));
    }

    [Theory]
    [InlineData("Termijnen\u202Enejimret")]
    [InlineData("Ter\u2066mijnen")]
    public void A_line_does_not_turn_the_direction_of_what_follows(string text) =>
        Assert.Equal("Invisible", Rule(() => TextRules.Line(text, 100, "TitleNeeded")));

    [Theory]
    [InlineData("\uFEFFTermijnen", "Termijnen")]
    [InlineData("Termijnen\u00AD", "Termijnen")]
    [InlineData("Termijnen \u200B\u200B van\u2060 de Woo\u200B", "Termijnen van de Woo")]
    public void What_nobody_sees_at_the_edge_of_a_word_is_left_out(string text, string line) => Assert.Equal(line, TextRules.Line(text, 100, "TitleNeeded"));

    [Theory]
    [InlineData("Informatie\u00ADhuishouding")]
    [InlineData("Het gezin 👨\u200D👩\u200D👧 en de gemeente")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("Vlag 🇳🇱")]
    public void A_line_may_have_within_a_word_what_that_word_needs(string text) =>
        Assert.Equal(text, TextRules.Line(text, 100, "TitleNeeded"));

    [Theory]
    [InlineData("Jan\u200Bsen", "Invisible")]
    [InlineData("Jan\u00ADsen", "Invisible")]
    [InlineData("Jans\u0435n", "NameMixed")]
    [InlineData("Ιlse Korteweg", "NameMixed")]
    [InlineData("Ilse (moderator)", "NameOfRole")]
    [InlineData("MODERATOR Ilse", "NameOfRole")]
    [InlineData("Ilse, behéérder", "NameOfRole")]
    [InlineData("Redactie", "NameOfRole")]
    public void Nobody_takes_the_name_of_another_or_of_a_role(string name, string rule) => Assert.Equal(rule, Rule(() => PersonName.Of(name, Member.LongestName)));

    [Theory]
    [InlineData("Anne-Fleur van 't Hóóge Nesse-Ünal")]
    [InlineData("Елена Петрова")]
    [InlineData("Νίκος Παπαδόπουλος")]
    [InlineData("李 明")]
    [InlineData("Şükran Çelik")]
    [InlineData("Beheerdersma")]
    public void A_name_of_any_script_is_a_name(string name) => Assert.Equal(name, PersonName.Of(name, Member.LongestName));

    private static string Rule(Action act) => Assert.Throws<RuleBroken>(act).Rule;
}
