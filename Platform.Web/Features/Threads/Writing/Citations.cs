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

    /// <summary>Returns whether a Markdown text links to the post.</summary>
    public static bool Cites(string markdown, string threadKey, string postKey) =>
        markdown.Contains($"](#p-{postKey})", StringComparison.Ordinal) || markdown.Contains($"/threads/{threadKey}/posts/{postKey})", StringComparison.Ordinal);

    /// <summary>Adds links to posts at the end of a text; null for a text and links that are both absent.</summary>
    public static string? Added(string? text, IReadOnlyCollection<string> links, string intro) =>
        links.Count == 0 ? text : $"{text?.TrimEnd()}\n\n{intro} {string.Join(", ", links)}.".TrimStart();

    [GeneratedRegex("href=\"[^\"]*(?:/threads/(?<thread>[0-9a-z]+)/posts/|#p-)(?<post>[0-9a-z]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
