using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Features.Contributions;

/// <summary>An author after the first of the revision that is shown. The revision has the whole list.</summary>
public sealed class CoAuthor
{
    private CoAuthor()
    {
    }

    public CoAuthor(string contributionKey, int position, Byline by)
    {
        ContributionKey = contributionKey;
        Position = position;
        Sign(by);
    }

    public string ContributionKey { get; private set; } = "";

    /// <summary>1 for the second author.</summary>
    public int Position { get; private set; }

    public string MemberKey { get; private set; } = "";

    public Member Member { get; private set; } = null!;

    public string? OrganisationKey { get; private set; }

    public Organisation? Organisation { get; private set; }

    public bool ByLayerOnly { get; private set; }

    public Layer? Layer { get; private set; }

    internal void Sign(Byline by)
    {
        MemberKey = by.MemberKey;
        OrganisationKey = by.OrganisationKey;
        ByLayerOnly = by.ByLayerOnly;
        Layer = by.Layer;
    }
}
