namespace Platform.Web.Features.Contributions;

/// <summary>A text that its author submits, on a page or by the API.</summary>
/// <param name="baseNumber">Number of the revision that the text was written on; 0 for a new contribution.</param>
public sealed class Submission(string key, ContributionKind kind, int baseNumber, DraftText text)
{
    private RevisionContent? _content;

    public string Key => key;

    public ContributionKind Kind => kind;

    public int BaseNumber => baseNumber;

    public DraftText Text => text;

    /// <summary>Checks and renders the text, once.</summary>
    /// <exception cref="Platform.Web.Shared.RulesBroken">Everything that is wrong with it.</exception>
    public RevisionContent Content(ContentCheck check) => _content ??= check.Check(kind.Traits(), text);
}
