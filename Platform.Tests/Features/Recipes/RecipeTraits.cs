using Platform.Search;
using Platform.Web.Features.Contributions;

namespace Platform.Tests.Features.Recipes;

public sealed class RecipeTraits : KindTraits
{
    public static readonly ContributionKind Name = new("Recipe");

    public static readonly Facet Diets = Facet.Register("diet", "dieet", "diet",
        [new("vegan", "veganistisch", "vegan"), new("vegetarian", "vegetarisch", "vegetarian"), new("none", "geen", "none")]);

    public override ContributionKind Kind => Name;

    public override Type Entity => typeof(Recipe);

    public override Type Texts => typeof(RecipeText);

    public override string ListPath => "/recipes";

    public override string WritePath => "/recipes/new";

    public override string ApiCollection => "recipes";

    public override string ApiSummary => "Submit a recipe, or keep it as a draft. Its fields: portions, diet (vegan, vegetarian, none), method.";

    public override string FormView => "/Features/Recipes/_Form.cshtml";

    public override string RowView => "/Features/Recipes/_Row.cshtml";

    public override KindFields Read(FieldReader fields) => RecipeFields.Read(fields);

    public override string Compose(string body, FieldValues fields, string language) => fields["method"].Trim() is { Length: > 0 } method
        ? $"{body}\n\n## {(language == "en" ? "Method" : "Bereiding")}\n\n{method}"
        : body;

    public override string FactLine(FieldValues fields, string language) => language == "en"
        ? $"Portions: {fields["portions"]}. Diet: {Diets.NameOf(fields["diet"], dutch: false)}."
        : $"Porties: {fields["portions"]}. Dieet: {Diets.NameOf(fields["diet"], dutch: true)}.";
}
