using Platform.Web.Features.Organisations;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// Who signs a text, as at the time of writing. <paramref name="Layer"/> is what is shown of a by-layer-only author:
/// null ("bij de overheid") where too few people write in that layer.
/// </summary>
public sealed record Byline(string MemberKey, string? OrganisationKey, bool ByLayerOnly, Layer? Layer);
