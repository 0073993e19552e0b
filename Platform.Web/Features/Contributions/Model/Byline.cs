using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// The signature of a text, as it was when the text was written. <paramref name="Layer"/> is what readers see of an author by
/// layer only. It is null ("bij de overheid") when too few people write in that layer.
/// </summary>
public sealed record Byline(string MemberKey, string? OrganisationKey, bool ByLayerOnly, Layer? Layer, MemberRoles Roles = MemberRoles.None);
