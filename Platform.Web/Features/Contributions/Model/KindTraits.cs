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

    /// <summary>Whether a moderator reads every revision, whoever the author is.</summary>
    public virtual bool IsAlwaysReviewed => false;

    /// <summary>Whether its thread takes answers, one of which its author can accept. It is then open, answered or solved.</summary>
    public virtual bool TakesAnswers => false;

    /// <summary>Whether it is set as a text to read at length.</summary>
    public virtual bool IsLongRead => false;

    /// <summary>Before the keys of texts that this kind has words of its own for; empty for the words of all kinds.</summary>
    public virtual string TextPrefix => "";

    public string? TitleCss => IsLongRead ? "o-title--article" : null;

    public string BodyCss => IsLongRead ? "o-read" : "o-prose";
}
