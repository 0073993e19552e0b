namespace Platform.Web.Features.Organisations;

/// <summary>Texts of the pages about organisations.</summary>
public sealed class OrganisationText;
