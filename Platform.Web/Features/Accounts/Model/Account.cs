using Microsoft.AspNetCore.Identity;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Accounts;

/// <summary>Credentials and address of a member, whose key is its id. Deletable; the member stays.</summary>
public sealed class Account : IdentityUser<string>
{
    private Account()
    {
    }

    public Account(Member member, string email)
    {
        Id = member.Key;
        Member = member;
        UserName = email;
        Email = email;
    }

    public Member Member { get; private set; } = null!;

    /// <param name="normalised">As accounts are looked up by it.</param>
    public void MoveTo(string email, string normalised)
    {
        (Email, NormalizedEmail) = (email, normalised);
        (UserName, NormalizedUserName) = (email, normalised);
        EmailConfirmed = true;
    }
}
