using Platform.Tests.Support;

namespace Platform.Tests.Features.About;

public sealed class HelpTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Theory]
    [InlineData("nl", "Hoe")]
    [InlineData("en", "How")]
    public async Task Help_is_by_task_and_every_link_in_it_leads_somewhere(string language, string first)
    {
        using var member = await app.As("Zoekt Hulp");
        member.SetCookie("language", language);
        var help = await member.Get("/about/help");
        var tasks = help.Document.QuerySelectorAll("article nav a");

        Assert.True(tasks.Length >= 8, $"{tasks.Length} tasks");
        Assert.Equal(tasks.Select(t => t.TextContent), help.Document.QuerySelectorAll("article h2").Select(h => h.TextContent));
        Assert.StartsWith(first, tasks[0].TextContent, StringComparison.Ordinal);
        Assert.All(tasks, t => Assert.NotNull(help.Document.QuerySelector(t.GetAttribute("href")!)));
        foreach (var path in help.Document.QuerySelectorAll("article a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
            await member.Get(path);
    }

    [Fact]
    public async Task Help_gives_the_addresses_of_the_configuration()
    {
        using var visitor = app.Visitor();

        var help = await visitor.Get("/about/help");

        Assert.NotEmpty(help.Document.QuerySelectorAll("a[href='mailto:hulp@forum.test']"));
        Assert.DoesNotContain("hulp@platform-o.example", help.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Cookies")]
    [InlineData("en", "Cookies")]
    public async Task The_cookies_are_listed_directly_after_the_sentence_that_announces_them(string language, string heading)
    {
        using var visitor = app.Visitor();
        visitor.SetCookie("language", language);

        var cookies = (await visitor.Get("/about/privacy")).Document.QuerySelectorAll("article h2").Single(h => h.TextContent == heading);

        Assert.EndsWith(":", cookies.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Equal("UL", cookies.NextElementSibling.NextElementSibling!.TagName);
    }

    [Theory]
    [InlineData("nl", "Deel een ervaring", "vragenronde")]
    [InlineData("en", "Share an experience", "question round")]
    public async Task Help_tells_how_to_share_an_experience_and_join_a_round_and_what_is_mailed(string language, string share, string round)
    {
        using var visitor = app.Visitor();
        visitor.SetCookie("language", language);

        var help = await visitor.Get("/about/help");

        Assert.Equal(share, help.Document.QuerySelector("article a[href='/experiences/new']")!.TextContent);
        Assert.Contains(round, help.Text, StringComparison.Ordinal);
        Assert.NotNull(help.Document.QuerySelector("article a[href='/notifications']"));
    }
}
