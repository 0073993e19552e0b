using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>A new password: by a mailed code, or by the old one. Either ends every other session and every token of the account.</summary>
public sealed class ResetPassword(
    PlatformDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Outbox outbox, AccountLetters letters, MailLimit mail, TimeProvider clock)
{
    /// <summary>Mails a code, if the address has an account; the caller learns nothing of it.</summary>
    public Task SendCode(string email) => EvenPace.Keep(async () =>
    {
        if (await accounts.FindByEmailAsync(email) is not { } account || !mail.Allows(email))
            return false;
        var member = await db.Members.SingleAsync(m => m.Key == account.Id);
        var code = account.Code.Renew(account.Id, clock.UtcNow());
        outbox.Send(account.Email!, member.Name, member.Language, letters.ResetCode(code, member.Language));
        await db.SaveChangesAsync();
        return true;
    });

    /// <exception cref="RuleBroken">The code is wrong, too old or tried too often, or the password too weak.</exception>
    public Task<Member> ByCode(string email, string code, string password) => EvenPace.Keep(async () =>
    {
        var hash = hasher.Hash(password, email);
        var member = await db.Transact(async () =>
        {
            var account = await accounts.FindByEmailAsync(email);
            return account is not null && account.Code.Redeem(account.Id, code, clock.UtcNow()) ? await Change(account, hash, null) : null;
        });
        return member ?? throw new RuleBroken("CodeWrong") { Field = "Code" };
    });

    /// <param name="sessionKey">The session that stays.</param>
    /// <exception cref="RuleBroken">The old password is not right, or the new one too weak.</exception>
    public async Task ByOldPassword(string memberKey, string old, string password, string? sessionKey)
    {
        var known = await db.Users.AsNoTracking().SingleAsync(a => a.Id == memberKey);
        if (old.Length > Passwords.Longest || hasher.VerifyHashedPassword(known, known.PasswordHash ?? "", old) == PasswordVerificationResult.Failed)
            throw new RuleBroken("OldPasswordWrong") { Field = "OldPassword" };
        var hash = hasher.Hash(password, known.Email!);
        await db.Transact(async () => await Change(await db.Users.SingleAsync(a => a.Id == memberKey), hash, sessionKey));
    }

    private async Task<Member> Change(Account account, string hash, string? sessionKey)
    {
        account.PasswordHash = hash;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == account.Id && s.Key != sessionKey).ToListAsync());
        db.ApiTokens.RemoveRange(await db.ApiTokens.Where(t => t.AccountId == account.Id).ToListAsync());
        var member = await db.Members.SingleAsync(m => m.Key == account.Id);
        outbox.Send(account.Email!, member.Name, member.Language, letters.PasswordChanged(member.Language));
        return member;
    }
}
