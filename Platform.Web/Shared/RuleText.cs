namespace Platform.Web.Shared;

/// <summary>What people read when a rule is broken; the keys are those of <see cref="RuleBroken.Rule"/>.</summary>
public sealed class RuleText;
