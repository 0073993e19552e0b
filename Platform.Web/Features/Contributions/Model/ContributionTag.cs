using Platform.Web.Features.Tags;

namespace Platform.Web.Features.Contributions;

public sealed class ContributionTag
{
    private ContributionTag()
    {
    }

    public ContributionTag(string contributionKey, string tagKey)
    {
        ContributionKey = contributionKey;
        TagKey = tagKey;
    }

    public string ContributionKey { get; private set; } = "";

    public string TagKey { get; private set; } = "";

    public Tag Tag { get; private set; } = null!;
}
