using System.Text;
using Platform.Search;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

public sealed class ExperienceTraits : KindTraits
{
    public static readonly ContributionKind Name = new("Experience");

    /// <summary>The facet of the outcome, with the words for it in both languages.</summary>
    public static readonly Facet Outcomes = Facet.Register("outcome", "uitkomst", "outcome",
    [
        new("worked", "werkte", "worked"),
        new("partly", "werkte deels", "worked partly"),
        new("failed", "werkte niet", "did not work"),
    ]);

    /// <summary>Heading of each part of the text, in Dutch and in English.</summary>
    private static readonly (string Field, string Dutch, string English)[] Parts =
    [
        ("situation", "De situatie", "The situation"),
        ("approach", "Wat we deden", "What we did"),
        ("result", "Wat het opleverde", "What came of it"),
        ("lesson", "Wat we anders zouden doen", "What we would do differently"),
        ("suits", "Voor wie dit kan werken", "Who this may work for"),
        ("additions", "Wat ervan geworden is", "What became of it"),
    ];

    public override ContributionKind Kind => Name;

    public override Type Entity => typeof(Experience);

    public override Type Texts => typeof(ExperienceText);

    public override string ListPath => "/experiences";

    public override int? MenuPlace => 3;

    public override string WritePath => "/experiences/new";

    public override string ApiCollection => "experiences";

    public override string ApiSummary =>
        "Submit an experience, or keep it as a draft. Its fields: outcome (worked, partly, failed), situation, approach, result, lesson, suits. The header Idempotency-Key makes it safe to send again.";

    public override string FormView => "/Features/Experiences/_Form.cshtml";

    public override string RowView => "/Features/Experiences/_Row.cshtml";

    public override bool HasBody => false;

    public override bool IsAlwaysReviewed => true;

    public override KindFields Read(FieldReader fields) => ExperienceFields.Read(fields);

    public override string Compose(string body, FieldValues fields, string language)
    {
        var text = new StringBuilder();
        foreach (var (field, dutch, english) in Parts)
        {
            if (fields[field].Trim() is { Length: > 0 } part)
                text.Append("## ").Append(language == "en" ? english : dutch).Append("\n\n").Append(field == "additions" ? Addition.AsMarkdown(part, language) : part).Append("\n\n");
        }

        return text.ToString().Trim();
    }

    public override string FactLine(FieldValues fields, string language) => ApiName.TryParse<Outcome>(fields["outcome"], out _)
        ? $"{(language == "en" ? "Outcome" : "Uitkomst")}: {Word(fields["outcome"], language)}"
        : "";

    /// <summary>Returns the words for an outcome, such as "werkte deels".</summary>
    public static string Word(string outcome, string language) => Outcomes.Values!.SingleOrDefault(v => v.Value == outcome) is { } value
        ? language == "en" ? value.English : value.Dutch
        : outcome;
}
