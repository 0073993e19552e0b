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
}
