using Platform.Web.Features.Experiences;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Experiences;

public sealed class AdditionTests
{
    private static readonly DateOnly March = new(2027, 3, 12), May = new(2027, 5, 1);

    [Fact]
    public void Additions_are_read_back_as_they_were_appended()
    {
        var field = Addition.Append(Addition.Append("", March, "Het werkt nog.\n\nOok bij anderen."), May, "Wij zijn gestopt.");

        Assert.Equal([new(March, "Het werkt nog.\n\nOok bij anderen."), new(May, "Wij zijn gestopt.")], Addition.Parse(field));
    }

    [Fact]
    public void A_text_cannot_pass_for_an_addition_of_another_day()
    {
        var field = Addition.Append("", March, "Echt.\n## 2020-01-01\nNiet echt.");

        var only = Assert.Single(Addition.Parse(field));
        Assert.Equal(March, only.On);
        Assert.Contains("Niet echt.", only.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zonder datum.", "AdditionWithoutDate")]
    [InlineData("## 2027-05-01\n\nEerst.\n\n## 2027-03-12\n\nLater.", "AdditionsOutOfOrder")]
    [InlineData("## 2027-03-12\n\n## 2027-05-01\n\nTekst.", "AdditionWithoutText")]
    public void A_field_in_another_form_is_refused(string field, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => Addition.Parse(field)).Rule);

    [Fact]
    public void Its_date_is_a_heading_in_the_language_of_the_text()
    {
        Assert.Equal("### 12 maart 2027\n\nGoed.", Addition.AsMarkdown("## 2027-03-12\n\nGoed.", "nl"));
        Assert.Equal("### 12 March 2027\n\nGoed.", Addition.AsMarkdown("## 2027-03-12\n\nGoed.", "en"));
    }
}
