namespace Platform.Web.Features.Members;

/// <summary>A period of a member at an organisation. <see cref="Until"/> is null while it lasts.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    public Membership(string memberKey, string organisationKey, DateOnly from)
    {
        MemberKey = memberKey;
        OrganisationKey = organisationKey;
        From = from;
    }

    public int Id { get; private set; }

    public string MemberKey { get; private set; } = "";

    public string OrganisationKey { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public void End(DateOnly on) => Until = on;
}
