namespace Platform.Web.Shared;

/// <summary>
/// Somebody asked for what the rules of the platform do not allow. <paramref name="rule"/> is a key of
/// <see cref="RuleText"/>; one filter turns it into a message in the reader's language and gives the typed text back.
/// </summary>
public class RuleBroken(string rule, params object[] arguments) : Exception(rule)
{
    public string Rule => Message;

    /// <summary>What the message's placeholders are filled with.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>Name of the form field or JSON property it concerns; empty for the whole.</summary>
    public string Field { get; init; } = "";
}
