using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// A registration that waits for the code mailed to its address. It becomes a member only when that code is typed. Until then the
/// address stays free, so a stranger gains nothing by registering it with a password of their own.
/// </summary>
public sealed class SignUp
{
    private SignUp()
    {
    }

    public SignUp(string email, string name, string passwordHash, string language, DateTime at)
    {
        Key = ShortKey.New();
        Email = email;
        Domain = MailAddresses.DomainOf(email);
        Name = name;
        PasswordHash = passwordHash;
        Language = language;
        CreatedAt = at;
    }

    public string Key { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>The domain by which registrations are counted; see <see cref="MailAddresses.DomainOf"/>.</summary>
    public string Domain { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    /// <summary>Null until it is chosen, and without an organisation.</summary>
    public string? OrganisationKey { get; private set; }

    public string Language { get; private set; } = "nl";

    public DateTime CreatedAt { get; private set; }

    public void WorkAt(string? organisationKey) => OrganisationKey = organisationKey;
}
