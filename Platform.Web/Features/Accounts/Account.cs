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

    /// <summary>Mailed to choose a new password.</summary>
    public MailedCode Code { get; private set; } = new();
}
