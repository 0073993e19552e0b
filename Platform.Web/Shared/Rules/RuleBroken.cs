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

    /// <summary>Whether it clashes with what somebody else (or the same person, twice) did: 409 rather than 400.</summary>
    public virtual bool IsConflict => false;

    /// <summary>What the API tells besides the message, such as both texts of a conflict: further members of the problem+json.</summary>
    public virtual IReadOnlyDictionary<string, object> Details => new Dictionary<string, object>();

    /// <summary>Every rule that was broken: people are told all at once.</summary>
    public virtual IReadOnlyList<RuleBroken> All => [this];
}

/// <summary>The request was right when it was made; the world has moved on since.</summary>
public class Conflict(string rule, params object[] arguments) : RuleBroken(rule, arguments)
{
    public override bool IsConflict => true;
}

/// <summary>Nothing was wrong with the request, but others wrote for longer than it could wait: it may be sent again.</summary>
public sealed class Busy() : RuleBroken("Busy")
{
    /// <summary>In seconds, for the header Retry-After.</summary>
    public const string TryAgainAfter = "10";
}

public sealed class RulesBroken(IReadOnlyList<RuleBroken> all) : RuleBroken(all[0].Rule, [.. all[0].Arguments])
{
    public override IReadOnlyList<RuleBroken> All { get; } = all;
}
