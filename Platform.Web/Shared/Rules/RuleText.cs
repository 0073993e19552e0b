namespace Platform.Web.Shared;

/// <summary>What a reader sees when a rule was broken; the key is <see cref="RuleBroken.Rule"/>.</summary>
public sealed class RuleText;
