namespace Platform.Web.Features.Members;

/// <summary>A member at an organisation, from one day to another.</summary>
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
