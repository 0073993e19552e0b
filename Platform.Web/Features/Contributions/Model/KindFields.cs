namespace Platform.Web.Features.Contributions;

/// <summary>The checked fields of one kind. The record of a kind derives from it; <see cref="KindTraits.Read"/> makes one.</summary>
public abstract record KindFields
{
    /// <summary>
    /// Markdown of which the beginning is the summary of a text whose author writes none; null for the summary as typed.
    /// </summary>
    public virtual string? SummarySource => null;

    /// <summary>
    /// Short facts for lists and filters, by name, such as an outcome. A fact with the name of a facet is its value in the index.
    /// </summary>
    public virtual FieldValues Facts => FieldValues.None;
}
