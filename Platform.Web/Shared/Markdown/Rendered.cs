namespace Platform.Web.Shared.Markdown;

/// <summary>
/// What became of a Markdown text. <paramref name="Html"/> is safe to store and to show by <see cref="SafeHtml"/>;
/// <paramref name="Text"/> has no markup: blocks are parted by an empty line, rows and list items by a newline,
/// cells by a tab.
/// </summary>
public sealed record Rendered(SafeHtml Html, string Text, IReadOnlyList<Heading> Headings);

/// <summary>A heading as it stands on the page: <paramref name="Level"/> is that of the HTML element (2–6).</summary>
public sealed record Heading(int Level, string Text, string Id);

/// <summary>
/// Where on a page a text stands: the level of its highest heading (2–6), a prefix that keeps the ids of several texts
/// on one page apart, and how many UTF-8 bytes it may have.
/// </summary>
public sealed record TextPlace(int TopHeading, string IdPrefix, int MaxBytes)
{
    /// <summary>The body of an article or question, under the title of its page.</summary>
    public static TextPlace Contribution { get; } = new(2, "", TextLimits.ContributionBytes);

    /// <summary>A post, under the heading of its thread.</summary>
    public static TextPlace Post(string key) => new(3, key + "-", TextLimits.PostBytes);
}
