using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>A text that is checked and rendered, ready to become a revision.</summary>
/// <param name="Fields">The fields of its kind; none for a kind without.</param>
public sealed record RevisionContent(
    string Title,
    string Summary,
    string Body,
    string Language,
    IReadOnlyList<string> Tags,
    Audience Audience,
    SafeHtml Html,
    string Text,
    int HtmlVersion,
    FieldValues? Fields = null);

/// <summary>
/// The whole content of a contribution at one moment. Its text never changes. <see cref="Html"/> and <see cref="Text"/> are
/// derived from it by the renderer of version <see cref="HtmlVersion"/>.
/// </summary>
public sealed class Revision
{
    private Revision()
    {
    }

    public Revision(string contributionKey, int number, RevisionContent content, IReadOnlyList<Byline> authors, DateTime at)
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
        Fields = content.Fields ?? FieldValues.None;
        AuthorKey = authors[0].MemberKey;
        Authors = authors;
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

    /// <summary>The fields of its kind, which <see cref="KindTraits.Read"/> reads.</summary>
    public FieldValues Fields { get; private set; } = FieldValues.None;

    /// <summary>The first author.</summary>
    public string AuthorKey { get; private set; } = "";

    /// <summary>All authors in order, with organisation, role and byline setting as they were when this was written.</summary>
    public IReadOnlyList<Byline> Authors { get; private set; } = [];

    /// <summary>Whether its first author wrote it by layer only.</summary>
    public bool ByLayerOnly => Authors[0].ByLayerOnly;

    public DateTime CreatedAt { get; private set; }

    public SafeHtml Html { get; private set; } = SafeHtml.Empty;

    public string Text { get; private set; } = "";

    public int HtmlVersion { get; private set; }

    /// <summary>Whether this revision equals a submitted text: the same content, audience and byline setting.</summary>
    public bool Is(RevisionContent content, bool byLayerOnly) =>
        (Title, Summary, Body, Language, Audience, ByLayerOnly) == (content.Title, content.Summary, content.Body, content.Language, content.Audience, byLayerOnly)
        && Tags.SequenceEqual(content.Tags) && Fields == (content.Fields ?? FieldValues.None);

    /// <summary>Returns the whole text, for a comparison.</summary>
    public string AsLines(KindTraits kind) => kind.AsLines(Title, Summary, Body, string.Join(", ", Tags), Fields, Language);

    /// <summary>Shows the author's name before this revision is published. The name is not part of the reviewed text.</summary>
    public void RevealAuthor() => Authors = [Authors[0] with { ByLayerOnly = false }, .. Authors.Skip(1)];
}
