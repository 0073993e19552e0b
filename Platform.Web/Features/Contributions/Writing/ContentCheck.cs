using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>Checks and renders a typed text. Throws all broken rules at once.</summary>
public sealed class ContentCheck(MarkdownRenderer markdown)
{
    /// <summary>In characters, of a summary that is made.</summary>
    private const int SummaryLength = 240;

    /// <param name="earlier">A revision whose rendering is used again when its text is the same; null for none.</param>
    /// <param name="needsSummary">False for a text that may come without a summary, although its kind needs one.</param>
    public RevisionContent Check(KindTraits kind, DraftText text, Revision? earlier = null, bool needsSummary = true)
    {
        var broken = new List<RuleBroken>();
        var title = Try("Title", () => TextRules.Line(text.Title, TextLimits.Title, "TitleNeeded"));
        var summary = (needsSummary && kind.NeedsSummary) || text.Summary.Trim().Length > 0
            ? Try("Summary", () => TextRules.Line(text.Summary, TextLimits.Summary, "SummaryNeeded"))
            : "";
        var tags = Try("Tags", () => Tags(text.Tags)) ?? [];
        if (text.Language is not ("nl" or "en"))
            broken.Add(new RuleBroken("LanguageUnknown") { Field = "Language" });
        var body = kind.HasBody ? Try("Body", () => TextRules.Body(text.Body, TextLimits.ContributionBytes, "BodyNeeded"))
            : text.Body.Trim().Length == 0 ? "" : Try<string>("Body", () => throw new RuleBroken("FieldUnknown", "body"));
        var fields = Fields(kind, text.Fields, broken, out var read);
        var composed = body is null || fields is null ? null
            : Try("Body", () => TextRules.Body(kind.Compose(body, fields, text.Language), TextLimits.ContributionBytes, "BodyNeeded"));
        var known = body == earlier?.Body && fields == earlier?.Fields && text.Language == earlier?.Language && earlier?.HtmlVersion == MarkdownRenderer.Version ? earlier : null;
        var (html, plain) = (known?.Html, known?.Text);
        if (known is null && composed is not null && Try("Body", () => markdown.Render(composed)) is { } rendered)
            (html, plain) = (rendered.Html, rendered.Text);
        if (broken.Count > 0)
            throw new RulesBroken(broken);
        return new RevisionContent(
            title!, read?.SummarySource is { } source ? Summary(source) : summary!, body!, text.Language, tags, text.Audience, html!, plain!, MarkdownRenderer.Version, fields);

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

    private string Summary(string source)
    {
        var rendered = markdown.Render(source);
        return FirstParagraph.Of(rendered.Html.ToString(), rendered.Text, SummaryLength);
    }

    private static FieldValues? Fields(KindTraits kind, FieldValues typed, List<RuleBroken> broken, out KindFields? read)
    {
        var reader = new FieldReader(typed);
        read = kind.Read(reader);
        try
        {
            return reader.Finish();
        }
        catch (RulesBroken e)
        {
            broken.AddRange(e.All);
            return null;
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
