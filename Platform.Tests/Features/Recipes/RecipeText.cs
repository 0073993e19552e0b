namespace Platform.Tests.Features.Recipes;

/// <summary>Words of the pages of recipes.</summary>
public sealed class RecipeText;
