using Platform.Web.Features.Organisations;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>A text that is checked and rendered, ready to become a revision.</summary>
public sealed record RevisionContent(
    string Title,
    string Summary,
    string Body,
    string Language,
    IReadOnlyList<string> Tags,
    Audience Audience,
    SafeHtml Html,
    string Text,
    int HtmlVersion);

/// <summary>
/// The whole content of a contribution at one moment. Its text never changes. <see cref="Html"/> and <see cref="Text"/> are
/// derived from it by the renderer of version <see cref="HtmlVersion"/>.
/// </summary>
public sealed class Revision
{
    private Revision()
    {
    }

    public Revision(string contributionKey, int number, RevisionContent content, Byline by, DateTime at)
    {
        ContributionKey = contributionKey;
        Number = number;
        Title = content.Title;
        Summary = content.Summary;
        Body = content.Body;
        Language = content.Language;
        Tags = content.Tags;
        Audience = content.Audience;
        Html = content.Html;
        Text = content.Text;
        HtmlVersion = content.HtmlVersion;
        AuthorKey = by.MemberKey;
        OrganisationKey = by.OrganisationKey;
        ByLayerOnly = by.ByLayerOnly;
        Layer = by.Layer;
        CreatedAt = at;
    }

    public string ContributionKey { get; private set; } = "";

    public Contribution Contribution { get; private set; } = null!;

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Language { get; private set; } = "nl";

    /// <summary>Tag names as typed. <see cref="ContributionTag"/> holds the tags of the published revision.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>The intended readers. Moderators review this with the text, and it applies once this revision is published.</summary>
    public Audience Audience { get; private set; }

    public string AuthorKey { get; private set; } = "";

    public string? OrganisationKey { get; private set; }

    public bool ByLayerOnly { get; private set; }

    public Layer? Layer { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public SafeHtml Html { get; private set; } = SafeHtml.Empty;

    public string Text { get; private set; } = "";

    public int HtmlVersion { get; private set; }

    /// <summary>Whether this revision equals a submitted text: the same content, audience and byline setting.</summary>
    public bool Is(RevisionContent content, bool byLayerOnly) =>
        (Title, Summary, Body, Language, Audience, ByLayerOnly) == (content.Title, content.Summary, content.Body, content.Language, content.Audience, byLayerOnly)
        && Tags.SequenceEqual(content.Tags);

    /// <summary>Returns all fields as one text, for a comparison.</summary>
    public string AsLines() => DraftText.AsLines(Title, Summary, Body, string.Join(", ", Tags));

    /// <summary>Shows the author's name before this revision is published. The name is not part of the reviewed text.</summary>
    public void RevealAuthor() => ByLayerOnly = false;
}
