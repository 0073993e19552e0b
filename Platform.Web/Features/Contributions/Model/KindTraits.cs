namespace Platform.Web.Features.Contributions;

/// <summary>
/// All that one kind of contribution does differently from the others. Each kind has one such class, in its own folder; other code asks
/// for a trait and never for a particular kind (tested).
/// </summary>
public abstract class KindTraits
{
    public abstract ContributionKind Kind { get; }

    /// <summary>Derives from Contribution, with a constructor that takes key, author and time.</summary>
    public abstract Type Entity { get; }

    /// <summary>
    /// Marker class of its texts: Kind.One, Kind.Many, Kind.Edit and Kind.Submit, and Field.{name} for labels of its own. <see
    /// cref="KindWords"/> reads them.
    /// </summary>
    public abstract Type Texts { get; }

    /// <summary>Address of its list.</summary>
    public abstract string ListPath { get; }

    /// <summary>Place of its list in the main menu, from left to right; null when it is not there.</summary>
    public virtual int? MenuPlace => null;

    /// <summary>Address of an empty form.</summary>
    public abstract string WritePath { get; }

    /// <summary>Name of its collection in the API, such as <c>questions</c>.</summary>
    public abstract string ApiCollection { get; }

    /// <summary>Summary of the API operation that adds one.</summary>
    public abstract string ApiSummary { get; }

    /// <summary>The partial view of its form.</summary>
    public abstract string FormView { get; }

    /// <summary>The partial view of its row in a list.</summary>
    public abstract string RowView { get; }

    /// <summary>Whether its author must write a summary.</summary>
    public virtual bool NeedsSummary => false;

    /// <summary>Whether its author writes a body. A kind without one makes its text from its fields, in <see cref="Compose"/>.</summary>
    public virtual bool HasBody => true;

    /// <summary>Whether a moderator reads every revision, whoever the author is.</summary>
    public virtual bool IsAlwaysReviewed => false;

    /// <summary>Whether its thread takes answers, one of which its author can accept. It is then open, answered or solved.</summary>
    public virtual bool TakesAnswers => false;

    /// <summary>Whether it is set as a text to read at length.</summary>
    public virtual bool IsLongRead => false;

    /// <summary>
    /// Reads and checks the fields of this kind; null for a kind without. The reader refuses fields that are not read here.
    /// </summary>
    public virtual KindFields? Read(FieldReader fields) => null;

    /// <summary>Returns the Markdown that is rendered, searched and compared: body and fields together.</summary>
    /// <param name="fields">May be unfinished or wrong, as in a draft.</param>
    /// <param name="language">Language of the text.</param>
    public virtual string Compose(string body, FieldValues fields, string language) => body;

    /// <summary>Returns the facts that the text of <see cref="Compose"/> does not have, in one line; empty without.</summary>
    /// <inheritdoc cref="Compose" path="/param"/>
    public virtual string FactLine(FieldValues fields, string language) => "";

    /// <summary>Names of the fields of this kind, in the order in which it reads them.</summary>
    public IReadOnlyList<string> FieldNames
    {
        get
        {
            var reader = new FieldReader(FieldValues.None);
            Read(reader);
            return [.. reader.ReadNames];
        }
    }

    /// <summary>Returns the names of fields that this kind does not have, such as one that it had when a draft was begun.</summary>
    public IReadOnlyList<string> StrangeIn(FieldValues fields)
    {
        var reader = new FieldReader(fields);
        Read(reader);
        return [.. reader.Unread];
    }

    /// <summary>Returns the whole text, for a comparison, also fields that this kind does not have any more.</summary>
    public string AsLines(string title, string summary, string body, string tags, FieldValues fields, string language)
    {
        IEnumerable<string> strange = StrangeIn(fields).Select(name => $"{name}: {fields[name]}");
        string[] parts = [$"# {title}", FactLine(fields, language), HasBody ? summary : "", Compose(body, fields, language), .. strange, tags];
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    public string? TitleCss => IsLongRead ? "o-title--article" : null;

    public string BodyCss => IsLongRead ? "o-read" : "o-prose";
}
