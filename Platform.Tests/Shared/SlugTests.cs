using Platform.Web.Shared;

namespace Platform.Tests.Shared;

public class SlugTests
{
    [Theory]
    [InlineData("Één Café à la carte", "een-cafe-a-la-carte")]
    [InlineData("  Wmo / Jeugdwet  ", "wmo-jeugdwet")]
    [InlineData("auto's", "autos")]
    [InlineData("Łódź & Straße", "lodz-strasse")]
    [InlineData("ĳsselmeer", "ijsselmeer")]
    [InlineData("日本", "")]
    [InlineData("a\uD800b", "a-b")]
    public void A_slug_has_only_lowercase_ascii_and_single_hyphens(string text, string slug) => Assert.Equal(slug, Slug.Of(text));

    [Fact]
    public void A_slug_is_cut_without_a_hyphen_at_its_end() => Assert.Equal("wet", Slug.Of("wet open overheid", 4));
}
