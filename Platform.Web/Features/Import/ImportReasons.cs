using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>Explains why a line was refused, by a rule of the import or of the site.</summary>
public sealed class ImportReasons(IStringLocalizer<RuleText> texts)
{
    /// <returns>Null for a failure that the line did not cause.</returns>
    public string? Explain(Exception e) => e switch
    {
        LineRefused refused => refused.Message,
        _ when RuleFilter.Explain(e) is { } broken and not Busy => string.Join(" ", broken.All.Select(Words)),
        _ => null,
    };

    private string Words(RuleBroken rule)
    {
        string text = texts[rule.Rule, [.. rule.Arguments]];
        return rule.Field.Length == 0 ? text : $"\"{char.ToLowerInvariant(rule.Field[0])}{rule.Field[1..]}\": {text}";
    }
}
