using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Checks address and password. A wrong password and an unknown address get the same answer after the same time.</summary>
public sealed class PasswordSignIn(PlatformDb db, UserManager<Account> accounts, PasswordCheck passwords, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The first of the two fields that a refusal is about.</summary>
    private const string Field = "Email";

    public Task<Member> Check(string email, string password) => ConstantTime.Run(async () =>
    {
        if (password.Length > Passwords.Longest || email.Length > MailAddresses.Longest)
            throw new RuleBroken("SignInWrong") { Field = Field };
        var account = await accounts.FindByEmailAsync(email);
        var answer = await passwords.OfStranger(account, accounts.NormalizeEmail(email), password);
        if (account is null || answer != PasswordAnswer.Right || !account.EmailConfirmed)
            throw new RuleBroken(answer == PasswordAnswer.Locked ? "SignInLocked" : "SignInWrong") { Field = Field };
        await passwords.Forget(account.Id);
        audit.Record(account.Id, AccountActs.SignIn, "member:" + account.Id, "done", clock.UtcNow());
        await db.SaveChangesAsync();
        return await db.Members.SingleAsync(m => m.Key == account.Id);
    });
}
