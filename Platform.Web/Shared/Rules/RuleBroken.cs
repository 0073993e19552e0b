namespace Platform.Web.Shared;

/// <summary>
/// A rule of the platform that a request broke. <paramref name="rule"/> is a key of <see cref="RuleText"/>. A filter turns it into a
/// message in the reader's language and shows the typed text again.
/// </summary>
public class RuleBroken(string rule, params object[] arguments) : Exception(rule)
{
    public string Rule => Message;

    /// <summary>Values for the placeholders of the message.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>Name of the form field or JSON property; empty when the rule concerns the whole.</summary>
    public string Field { get; init; } = "";

    /// <summary>
    /// Whether the request conflicts with an earlier act of somebody else or of the same person; the status is then 409 instead of 400.
    /// </summary>
    public virtual bool IsConflict => false;

    /// <summary>Extra members of the API's problem+json, such as both texts of a conflict.</summary>
    public virtual IReadOnlyDictionary<string, object> Details => new Dictionary<string, object>();

    /// <summary>Every rule that was broken, so that all are reported at once.</summary>
    public virtual IReadOnlyList<RuleBroken> All => [this];
}

/// <summary>The request was valid when it was made, but the data has changed since.</summary>
public class Conflict(string rule, params object[] arguments) : RuleBroken(rule, arguments)
{
    public override bool IsConflict => true;
}

/// <summary>The request was valid, but other writers kept it waiting too long. The client may send it again.</summary>
public sealed class Busy() : RuleBroken("Busy")
{
    /// <summary>The value of the header Retry-After, in seconds.</summary>
    public const string TryAgainAfter = "10";
}

public sealed class RulesBroken(IReadOnlyList<RuleBroken> all) : RuleBroken(all[0].Rule, [.. all[0].Arguments])
{
    public override IReadOnlyList<RuleBroken> All { get; } = all;
}
