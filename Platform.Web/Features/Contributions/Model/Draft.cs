using System.Text;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// A text that one member is writing: the only text that can change. Its subject is the key of a contribution, which exists
/// before the first word, or "reply:" with the key of a thread. Submitting turns it into a revision or a post.
/// </summary>
public sealed class Draft : IConcurrent
{
    private Draft()
    {
    }

    public Draft(string ownerKey, string subject, ContributionKind? kind, int baseNumber, DateTime at)
    {
        OwnerKey = ownerKey;
        Subject = subject;
        Kind = kind;
        BaseNumber = baseNumber;
        CreatedAt = at;
        UpdatedAt = at;
    }

    public string OwnerKey { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Null for a reply.</summary>
    public ContributionKind? Kind { get; private set; }

    /// <summary>Number of the revision this text started from; 0 for a new contribution.</summary>
    public int BaseNumber { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Language { get; private set; } = "nl";

    /// <summary>The tags as typed, separated by commas.</summary>
    public string Tags { get; private set; } = "";

    public Audience Audience { get; private set; }

    public bool ByLayerOnly { get; private set; }

    /// <summary>The fields of its kind as typed, finished or not.</summary>
    public FieldValues Fields { get; private set; } = FieldValues.None;

    public DateTime CreatedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public int Concurrency { get; private set; }

    /// <summary>Replaces the text, finished or not. Most rules apply only at submitting.</summary>
    public void Save(DraftText text, DateTime at)
    {
        Title = text.Title;
        Summary = text.Summary;
        Body = text.Body;
        Language = text.Language;
        Tags = text.Tags;
        Audience = text.Audience;
        ByLayerOnly = text.ByLayerOnly;
        Fields = text.Fields;
        UpdatedAt = at;
    }

    /// <summary>Makes the draft start from a newer revision, after the author saw both texts.</summary>
    public void Rebase(int number) => BaseNumber = number;

    public DraftText Read() => new(Title, Summary, Body, Language, Tags, Audience, ByLayerOnly) { Fields = Fields };

    void IConcurrent.Raise() => Concurrency++;
}

/// <summary>The fields of a contribution as the author typed them.</summary>
public sealed record DraftText(
    string Title,
    string Summary,
    string Body,
    string Language = "nl",
    string Tags = "",
    Audience Audience = Audience.Everyone,
    bool ByLayerOnly = false)
{
    public FieldValues Fields { get; init; } = FieldValues.None;

    public const int MaxTitle = 1000;
    public const int MaxSummary = 4000;
    public const int MaxTags = 1000;

    public const int MaxFields = 50;

    /// <summary>In bytes: twice the largest text that is published.</summary>
    public const int MaxBody = 128 * 1024;

    /// <summary>
    /// Converts a revision to a text to edit. The byline setting comes from the contribution, which the author can change later.
    /// </summary>
    public static DraftText From(Revision revision, Contribution contribution) => new(
        revision.Title, revision.Summary, revision.Body, revision.Language, string.Join(", ", revision.Tags), revision.Audience, contribution.ByLayerOnly)
    {
        Fields = revision.Fields,
    };

    /// <summary>Returns the whole text, for a comparison.</summary>
    public string AsLines(KindTraits kind) => kind.AsLines(Title, Summary, Body, Tags, Fields, Language);

    /// <summary>Throws when the text is too long to store or its language is unknown. No other rule applies to a draft.</summary>
    public void RefuseTooLong()
    {
        if (Title.Length > MaxTitle)
            throw new RuleBroken("LineTooLong", MaxTitle) { Field = nameof(Title) };
        if (Summary.Length > MaxSummary)
            throw new RuleBroken("LineTooLong", MaxSummary) { Field = nameof(Summary) };
        if (Tags.Length > MaxTags)
            throw new RuleBroken("LineTooLong", MaxTags) { Field = nameof(Tags) };
        if (Encoding.UTF8.GetByteCount(Body) > MaxBody)
            throw new RuleBroken("TextTooLong", MaxBody / 1024) { Field = nameof(Body) };
        if (Fields.Count > MaxFields || Encoding.UTF8.GetByteCount(Fields.ToString()) > MaxBody)
            throw new RuleBroken("TextTooLong", MaxBody / 1024) { Field = nameof(Fields) };
        if (Language is not ("nl" or "en"))
            throw new RuleBroken("LanguageUnknown") { Field = nameof(Language) };
    }
}
