using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Editing;

/// <summary>The counter of a field.</summary>
/// <param name="For">The id of the field.</param>
/// <param name="Limit">In characters.</param>
public sealed record CounterOf(string For, int Limit)
{
    public static CounterOf Title { get; } = new("Title", TextLimits.Title);

    public static CounterOf Summary { get; } = new("Summary", TextLimits.Summary);
}
