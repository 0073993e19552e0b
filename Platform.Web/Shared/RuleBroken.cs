namespace Platform.Web.Shared;

/// <summary>
/// Somebody asked for what the rules of the platform do not allow. <paramref name="rule"/> is a key of
/// <c>RuleText</c>; one filter turns it into a message in the reader's language and gives the typed text back.
/// </summary>
public class RuleBroken(string rule, params object[] arguments) : Exception(rule)
{
    public string Rule => Message;

    /// <summary>What the message's placeholders are filled with.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
