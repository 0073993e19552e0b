using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Whose address and password these are. A wrong one gets the same answer as an unknown one, as late.</summary>
public sealed class SignIn(
    PlatformDb db, UserManager<Account> accounts, SignInManager<Account> manager, IPasswordHasher<Account> hasher, UnknownAddresses unknown)
{
    private static string? _anyHash;

    public Task<Member> Check(string email, string password) => EvenPace.Keep(async () =>
    {
        if (password.Length > Passwords.Longest)
            throw new RuleBroken("SignInWrong");
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            hasher.VerifyHashedPassword(null!, _anyHash ??= hasher.HashPassword(null!, "nobody's"), password);
            throw new RuleBroken(unknown.Fail(accounts.NormalizeEmail(email)) ? "SignInLocked" : "SignInWrong");
        }

        var result = await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded)
            throw new RuleBroken(result.IsLockedOut ? "SignInLocked" : "SignInWrong");
        return await db.Members.SingleAsync(m => m.Key == account.Id);
    });
}
