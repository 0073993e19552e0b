using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

/// <summary>Whether an approach worked, according to its author.</summary>
public enum Outcome
{
    Worked,
    Partly,
    Failed,
}

/// <summary>The fields of an experience. Texts are in Markdown.</summary>
/// <param name="Situation">The problem and the setting.</param>
/// <param name="Approach">What was done.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Lesson">What the author would do differently; empty without.</param>
/// <param name="Suits">For whom it may hold; empty without.</param>
/// <param name="Additions">What became of it later, from old to new.</param>
public sealed record ExperienceFields(
    Outcome Outcome, string Situation, string Approach, string Result, string Lesson, string Suits, IReadOnlyList<Addition> Additions) : KindFields
{
    /// <summary>In characters.</summary>
    public const int Longest = 4000;

    /// <summary>In characters.</summary>
    public const int LongestAdditions = 16_000;

    public override FieldValues Facts => FieldValues.None.With("outcome", ApiName.Of(Outcome));

    public override string SummarySource => Result;

    public static ExperienceFields Read(FieldReader fields) => new(
        fields.Choice<Outcome>("outcome"),
        fields.Text("situation", Longest),
        fields.Text("approach", Longest),
        fields.Text("result", Longest),
        fields.Text("lesson", Longest, needed: false),
        fields.Text("suits", Longest, needed: false),
        fields.Parsed("additions", LongestAdditions, Addition.Parse));
}
