namespace Platform.Web.Shared;

/// <summary>The messages for broken rules; the key is <see cref="RuleBroken.Rule"/>.</summary>
public sealed class RuleText;
