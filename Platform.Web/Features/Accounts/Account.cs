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

    /// <summary>Hash of the code mailed to confirm the address or to reset the password, and how often it was tried.</summary>
    public string? CodeHash { get; private set; }

    public DateTime? CodeExpiresAt { get; private set; }

    public int CodeAttempts { get; private set; }

    public void Expect(string codeHash, DateTime expiresAt)
    {
        CodeHash = codeHash;
        CodeExpiresAt = expiresAt;
        CodeAttempts = 0;
    }

    /// <summary>True once for the right code, before it expires and within five attempts.</summary>
    public bool Redeem(string codeHash, DateTime now)
    {
        if (CodeHash is null || CodeExpiresAt < now || ++CodeAttempts > 5 || CodeHash != codeHash)
            return false;
        CodeHash = null;
        CodeExpiresAt = null;
        return true;
    }
}
