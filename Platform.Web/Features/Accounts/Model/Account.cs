using Microsoft.AspNetCore.Identity;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Accounts;

/// <summary>The credentials and address of a member; its id is the member's key. It can be deleted, and then the member stays.</summary>
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

    /// <param name="normalised">The normalised address, by which accounts are looked up.</param>
    public void MoveTo(string email, string normalised)
    {
        (Email, NormalizedEmail) = (email, normalised);
        (UserName, NormalizedUserName) = (email, normalised);
        EmailConfirmed = true;
    }
}
