namespace Platform.Web.Shared.Markdown;

public static class MarkdownServices
{
    public static IServiceCollection AddMarkdown(this IServiceCollection services) => services.AddSingleton<MarkdownRenderer>();
}
