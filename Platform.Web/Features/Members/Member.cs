using System.Security.Cryptography;
using System.Text;
using Platform.Web.Changes;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

/// <summary>
/// A member as a public person and author. The row stays when the account is deleted. An imported member has no account until they
/// register with the address of the import.
/// </summary>
public sealed class Member : IChangeSource, IConcurrent
{
    public const int LongestName = 100;

    private Member()
    {
    }

    public Member(string key, string name, MemberRoles roles, DateTime joinedAt)
    {
        Key = key;
        Name = name;
        Roles = roles;
        JoinedAt = joinedAt;
    }

    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public MemberRoles Roles { get; private set; }

    public bool Moderates => (Roles & (MemberRoles.Moderator | MemberRoles.Administrator)) != MemberRoles.None;

    public string? OrganisationKey { get; private set; }

    public Organisation? Organisation { get; private set; }

    /// <summary>One sentence about what others may ask this member; null when there is none.</summary>
    public string? About { get; private set; }

    /// <summary>Language of mail to this member: "nl" or "en".</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>Whether others see by name that this member reads a thread or writes in it. False unless the member chose it.</summary>
    public bool ShowsPresence { get; private set; }

    public DateTime JoinedAt { get; private set; }

    /// <summary>
    /// How many questions, answers and comments moderators approved. A text counts once, however often it was edited.
    /// </summary>
    public int ApprovedCount { get; private set; }

    public string? ExternalId { get; private set; }

    /// <summary>
    /// E-mail address in the import; null when there was none. Registration with this address gives the person this member.
    /// </summary>
    public string? ImportedEmail { get; private set; }

    public DateTime? ErasedAt { get; private set; }

    /// <summary>
    /// Hash of the import's id of an erased member, so that the same import does not add them again; null for other members.
    /// </summary>
    public string? ErasedIdHash { get; private set; }

    /// <summary>
    /// Whether this member represents people of whom an import knows only the layer. Such a member is never listed as a person.
    /// </summary>
    public bool IsPlaceholder { get; private set; }

    public int Concurrency { get; private set; }

    /// <exception cref="RuleBroken">The name imitates another or claims a role.</exception>
    public void Rename(string? name) => Name = PersonName.Of(name, LongestName);

    public void Describe(string? about) => About = string.IsNullOrWhiteSpace(about) ? null : TextRules.Line(about, 300, "AboutTooLong");

    public void Speak(string language) => Language = language == "en" ? "en" : "nl";

    public void ShowPresence(bool show) => ShowsPresence = show;

    public void Grant(MemberRoles roles) => Roles = roles;

    /// <summary>
    /// Moves the member to an organisation, or to none. Ends <paramref name="current"/> on <paramref name="on"/>. Returns the new
    /// membership for the caller to add; null when there is none.
    /// </summary>
    public Membership? Join(Organisation? organisation, DateOnly on, Membership? current)
    {
        if (organisation?.Key == OrganisationKey)
            return null;
        if (organisation?.EndedOn is not null)
            throw new RuleBroken("OrganisationEnded");
        current?.End(on);
        OrganisationKey = organisation?.Key;
        Organisation = organisation;
        return organisation is null ? null : new Membership(Key, organisation.Key, on);
    }

    /// <summary>Erases what identifies the person. The key stays, because the texts they wrote refer to it.</summary>
    public void Erase(DateTime at)
    {
        ErasedIdHash = ExternalId is null ? null : HashOf(ExternalId);
        (Name, About, Roles, ShowsPresence) = ("", null, MemberRoles.None, false);
        (OrganisationKey, Organisation, ExternalId, ImportedEmail) = (null, null, null, null);
        ErasedAt = at;
    }

    public static string HashOf(string externalId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("member:" + externalId)));

    public void ComesFrom(string externalId, string? email, string? organisationKey, bool placeholder = false)
    {
        ExternalId = externalId;
        ImportedEmail = email;
        OrganisationKey = organisationKey;
        IsPlaceholder = placeholder;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Member, Key)];

    void IConcurrent.Raise() => Concurrency++;
}
