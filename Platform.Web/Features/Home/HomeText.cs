namespace Platform.Web.Features.Home;

/// <summary>Words of the home page.</summary>
public sealed class HomeText;
