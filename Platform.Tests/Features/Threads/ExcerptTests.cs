using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("<p><a href=\"/members/x\">@Nadia</a>, wil je <em>dit</em>.</p>", 100, "@Nadia, wil je dit.")]
    [InlineData("<h2>De situatie</h2><p>Voor een nieuw</p>", 100, "De situatie Voor een nieuw")]
    [InlineData("<p>Wij laten bij besluiten</p>", 20, "Wij laten bij…")]
    [InlineData("<p>Wij laten</p>", 9, "Wij laten")]
    [InlineData("<p>Arbeidsongeschiktheidsverzekering</p>", 10, "Arbeidsong…")]
    public void An_excerpt_ends_at_a_word_and_adds_no_space_within_a_sentence(string html, int characters, string expected) =>
        Assert.Equal(expected, Excerpt.Of(html, characters));
}
