using System.Globalization;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Recipes;

public enum Diet
{
    Vegan,
    Vegetarian,
    None,
}

/// <summary>The fields of a recipe.</summary>
/// <param name="Method">In Markdown.</param>
public sealed record RecipeFields(int Portions, Diet Diet, string Method) : KindFields
{
    /// <summary>In characters.</summary>
    public const int Longest = 4000;

    /// <summary>The diet is also a facet, and the number of portions is not.</summary>
    public override FieldValues Facts => FieldValues.None
        .With("diet", ApiName.Of(Diet)).With("portions", Portions.ToString(CultureInfo.InvariantCulture));

    public static RecipeFields Read(FieldReader fields) =>
        new(fields.Number("portions", 1, 50), fields.Choice<Diet>("diet"), fields.Text("method", Longest));
}
