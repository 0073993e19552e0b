using Platform.Web.Features.Contributions;

namespace Platform.Tests.Features.Recipes;

/// <summary>A kind of contribution that only the tests have. The product must not know it.</summary>
public sealed class Recipe : Contribution
{
    private Recipe()
    {
    }

    public Recipe(string key, string authorKey, DateTime at)
        : base(RecipeTraits.Name, key, authorKey, at)
    {
    }

    public override string Path => $"/recipes/{Key}";
}
