using System.Text.RegularExpressions;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The keys of the posts that a conclusion links to, by either address of a post: its permanent one or its anchor on the page.
/// </summary>
public static partial class Citations
{
    public static IReadOnlyCollection<string> In(Post conclusion) => In(conclusion.Html.ToString(), conclusion.ThreadKey);

    public static IReadOnlyCollection<string> In(string html, string threadKey) =>
        Links().Matches(html)
            .Where(m => !m.Groups["thread"].Success || m.Groups["thread"].Value == threadKey)
            .Select(m => m.Groups["post"].Value)
            .ToHashSet();

    [GeneratedRegex("href=\"[^\"]*(?:/threads/(?<thread>[0-9a-z]+)/posts/|#p-)(?<post>[0-9a-z]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
