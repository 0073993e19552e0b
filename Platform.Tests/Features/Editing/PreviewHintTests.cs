using Platform.Tests.Support;

namespace Platform.Tests.Features.Editing;

/// <summary>Advice about headings in the preview of a text.</summary>
public sealed class PreviewHintTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Theory]
    [InlineData("## Een\n\n### Twee\n\n## Drie", "")]
    [InlineData("# Een\n\n## Twee\n\n# Drie", "“Een” is met één hekje")]
    [InlineData("## Een\n\n#### Twee", "“Twee” is een kop van niveau 4, maar er is geen kop van niveau 3 boven. Gebruik hier ###.")]
    [InlineData("### Een", "“Een” is een kop van niveau 3")]
    public async Task A_heading_at_the_wrong_level_gives_a_hint_and_no_refusal(string body, string hint)
    {
        var shown = await Preview(body, false);
        if (hint.Length == 0)
            Assert.DoesNotContain("o-hints", shown, StringComparison.Ordinal);
        else
            Assert.Contains(hint, shown, StringComparison.Ordinal);
        Assert.Contains("Een</h2>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_has_no_title_so_it_may_start_at_any_level()
    {
        Assert.DoesNotContain("o-hints", await Preview("# Een\n\n## Twee", true), StringComparison.Ordinal);
        Assert.Contains("id=\"preview-s-1-een\"", await Preview("# Een", true), StringComparison.Ordinal);
        Assert.Contains("te lang", await Preview(new string('x', 33) + string.Concat(Enumerable.Repeat(" abc", 8200)), true), StringComparison.Ordinal);
    }

    private async Task<string> Preview(string body, bool post)
    {
        using var browser = await app.As("Schrijver");
        var token = (await browser.Get("/ask")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Http.PostAsync("/preview", new FormUrlEncodedContent([new("body", body), new("post", post ? "true" : "false"), new("__RequestVerificationToken", token)]));
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
