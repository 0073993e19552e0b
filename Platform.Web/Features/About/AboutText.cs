namespace Platform.Web.Features.About;

/// <summary>Titles of the pages about the platform; their text is in the partials beside this file, one a language.</summary>
public sealed class AboutText;
