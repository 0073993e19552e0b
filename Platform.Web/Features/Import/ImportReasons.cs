using Microsoft.Extensions.Localization;
using Platform.Web.Features.Contributions;
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
        return rule.Field.Length == 0 ? text : $"\"{NameOf(rule.Field)}\": {text}";
    }

    /// <summary>Returns the name of a field as it is in the file, such as "title" or "fields.outcome".</summary>
    private static string NameOf(string field) =>
        FieldReader.FieldIn(field) is var own && own != field ? $"fields.{own}" : $"{char.ToLowerInvariant(field[0])}{field[1..]}";
}
