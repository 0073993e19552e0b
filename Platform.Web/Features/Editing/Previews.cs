using Microsoft.Extensions.Localization;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Editing;

/// <param name="Hints">Advice about the text, in the language of the reader. Nothing is refused for it.</param>
public sealed record Preview(SafeHtml Html, IReadOnlyList<string> Hints)
{
    public static Preview Nothing { get; } = new(SafeHtml.Empty, []);
}

/// <summary>Makes previews of texts, with the renderer that publishes them.</summary>
public sealed class Previews(MarkdownRenderer markdown, IStringLocalizer<EditingText> texts)
{
    private const int MostHints = 3;

    /// <summary>The place of a post that has no key yet. No key has this form, so its ids differ from those of the posts on the page.</summary>
    private static readonly TextPlace NewPost = TextPlace.Post("preview");

    public Preview OfContribution(string? text)
    {
        var rendered = markdown.Render(text ?? "");
        return new(rendered.Html, Hints(rendered, 1));
    }

    public Preview OfPost(string? text)
    {
        var rendered = markdown.Render(text ?? "", NewPost);
        return new(rendered.Html, Hints(rendered, 0));
    }

    /// <param name="above">The level of the heading above the text that its author knows: 1 for a title, 0 for none.</param>
    private List<string> Hints(Rendered rendered, int above)
    {
        var hints = new List<string>();
        var before = above;
        string? top = null;
        foreach (var heading in rendered.Headings)
        {
            if (heading.Authored <= above)
                top ??= texts["Hint.Top", heading.Text];
            else if (before > 0 && heading.Authored > before + 1)
                hints.Add(texts["Hint.Skips", heading.Text, heading.Authored, before + 1, new string('#', before + 1)]);
            before = Math.Max(heading.Authored, above);
        }

        return [.. hints.Prepend(top).OfType<string>().Distinct().Take(MostHints)];
    }
}
