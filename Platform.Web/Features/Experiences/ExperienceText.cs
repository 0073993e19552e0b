namespace Platform.Web.Features.Experiences;

/// <summary>Words of the list of experiences, of the page of one and of its form.</summary>
public sealed class ExperienceText;
