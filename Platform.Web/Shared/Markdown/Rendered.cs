namespace Platform.Web.Shared.Markdown;

/// <summary>
/// The result of rendering a Markdown text. <paramref name="Html"/> is safe to store and to show as <see cref="SafeHtml"/>. <paramref
/// name="Text"/> has no markup: an empty line separates blocks, a newline rows and list items, a tab cells.
/// </summary>
public sealed record Rendered(SafeHtml Html, string Text, IReadOnlyList<Heading> Headings);

/// <summary>A heading on the page. <paramref name="Level"/> is that of the HTML element (2–6).</summary>
public sealed record Heading(int Level, string Text, string Id)
{
    /// <summary>The level that the author gave it (1–6); 0 when the heading was read from rendered HTML.</summary>
    public int Authored { get; init; }
}

/// <summary>
/// The place of a text on a page: the level of its highest heading (2–6), a prefix that makes ids unique among the texts of one page, and
/// the maximum length in UTF-8 bytes.
/// </summary>
public sealed record TextPlace(int TopHeading, string IdPrefix, int MaxBytes)
{
    /// <summary>The body of an article or question, below the title of its page.</summary>
    public static TextPlace Contribution { get; } = new(2, "", TextLimits.ContributionBytes);

    /// <summary>A post, below the heading of its thread.</summary>
    public static TextPlace Post(string key) => new(3, key + "-", TextLimits.PostBytes);
}
