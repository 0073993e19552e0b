using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>Checks and renders a typed text. Throws all broken rules at once.</summary>
public sealed class ContentCheck(MarkdownRenderer markdown)
{
    /// <param name="earlier">A revision whose rendering is used again when its body is the same; null for none.</param>
    public RevisionContent Check(DraftText text, bool needsSummary, Revision? earlier = null)
    {
        var broken = new List<RuleBroken>();
        var title = Try("Title", () => TextRules.Line(text.Title, TextLimits.Title, "TitleNeeded"));
        var summary = needsSummary || text.Summary.Trim().Length > 0
            ? Try("Summary", () => TextRules.Line(text.Summary, TextLimits.Summary, "SummaryNeeded"))
            : "";
        var tags = Try("Tags", () => Tags(text.Tags)) ?? [];
        if (text.Language is not ("nl" or "en"))
            broken.Add(new RuleBroken("LanguageUnknown") { Field = "Language" });
        var body = Try("Body", () => TextRules.Body(text.Body, TextLimits.ContributionBytes, "BodyNeeded"));
        var known = body == earlier?.Body && earlier?.HtmlVersion == MarkdownRenderer.Version ? earlier : null;
        var (html, plain) = (known?.Html, known?.Text);
        if (known is null && body is not null && Try("Body", () => markdown.Render(body)) is { } rendered)
            (html, plain) = (rendered.Html, rendered.Text);
        if (broken.Count > 0)
            throw new RulesBroken(broken);
        return new RevisionContent(title!, summary!, body!, text.Language, tags, text.Audience, html!, plain!, MarkdownRenderer.Version);

        T? Try<T>(string field, Func<T> rule)
            where T : class
        {
            try
            {
                return rule();
            }
            catch (RuleBroken e)
            {
                broken.Add(new RuleBroken(e.Rule, [.. e.Arguments]) { Field = field });
                return null;
            }
        }
    }

    private static List<string> Tags(string typed)
    {
        var tags = typed.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => TextRules.Line(tag.TrimStart('#'), TextLimits.Tag, "TagEmpty"))
            .DistinctBy(tag => Slug.Of(tag))
            .ToList();
        return tags.Count <= TextLimits.TagCount ? tags : throw new RuleBroken("TooManyTags", TextLimits.TagCount);
    }
}
