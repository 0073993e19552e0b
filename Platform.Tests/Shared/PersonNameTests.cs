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
    [InlineData("Termijnen\u202Enejimret", "Termijnennejimret")]
    [InlineData("Ter\u2066mijnen\u2069", "Termijnen")]
    [InlineData("\u202A\u202B\u202C\u202D\u2067\u2068Woo\u061C", "Woo")]
    [InlineData("Ter\u200Bmij\uFEFFnen\u200F", "Termijnen")]
    public void A_line_is_kept_without_what_turns_its_direction_or_hides_in_it(string text, string line) =>
        Assert.Equal(line, TextRules.Line(text, 100, "TitleNeeded"));

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
    [InlineData("Jan (wetenschapper)", "NameOfRole")]
    [InlineData("Jan [scientist]", "NameOfRole")]
    [InlineData("Jan (mod)", "NameOfRole")]
    [InlineData("M0derator Jan", "NameOfRole")]
    [InlineData("Jan, adm1n", "NameOfRole")]
    [InlineData("Jan Admın", "NameOfRole")]
    [InlineData("ＭＯＤＥＲＡＴＯＲ", "NameOfRole")]
    [InlineData("𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐨𝐫 Jan", "NameOfRole")]
    [InlineData("Ⓜⓞⓓⓔⓡⓐⓣⓞⓡ", "NameOfRole")]
    [InlineData("ᴍᴏᴅᴇʀᴀᴛᴏʀ", "NameOfRole")]
    [InlineData("M.o.d.e.r.a.t.o.r", "NameOfRole")]
    [InlineData("Jan m o d e r a t o r", "NameOfRole")]
    [InlineData("mo\u0336derator", "NameOfRole")]
    [InlineData("аԁміп", "NameOfRole")]
    [InlineData("Mоderator", "NameMixed")]
    [InlineData("Mօderator", "NameMixed")]
    [InlineData("Ꭺdmin", "NameMixed")]
    [InlineData("Ilse\uFE0F Korteweg", "Invisible")]
    [InlineData("Ilse \u034FKorteweg", "Invisible")]
    [InlineData("Ilse\u3164Korteweg", "Invisible")]
    [InlineData("Ilse\uE000", "Invisible")]
    [InlineData("Ilse\uFFFE", "Invisible")]
    [InlineData("Ilse \u202EgewetroK", "Invisible")]
    [InlineData("Ilse\u200E Korteweg\u200Fx", "Invisible")]
    [InlineData("Ilse\u0007", "WrongEncoding")]
    public void Nobody_takes_the_name_of_another_or_of_a_role(string name, string rule) => Assert.Equal(rule, Rule(() => PersonName.Of(name, Member.LongestName)));

    [Theory]
    [InlineData("Anne-Fleur van 't Hóóge Nesse-Ünal")]
    [InlineData("Елена Петрова")]
    [InlineData("Νίκος Παπαδόπουλος")]
    [InlineData("李 明")]
    [InlineData("Şükran Çelik")]
    [InlineData("Beheerdersma")]
    [InlineData("J. A. D. Min")]
    [InlineData("Ad Min")]
    [InlineData("Nərmin Əliyeva")]
    [InlineData("Kawikaʻōhaʻi ʼt Hart")]
    [InlineData("Mª del Mar O’Brien")]
    [InlineData("Lena (gemeente Ede)")]
    [InlineData("محمد العربي")]
    [InlineData("Modder van Modena")]
    public void A_name_of_any_script_is_a_name(string name) => Assert.Equal(name, PersonName.Of(name, Member.LongestName));

    [Fact]
    public void No_act_gives_a_member_a_name_that_claims_a_role()
    {
        var member = new Member("0000000000", "Ilse", MemberRoles.None, DateTime.UnixEpoch);

        Assert.Equal("NameOfRole", Rule(() => member.Rename("Ilse (moderator)")));
        Assert.Equal("Ilse", member.Name);
    }

    private static string Rule(Action act) => Assert.Throws<RuleBroken>(act).Rule;
}
