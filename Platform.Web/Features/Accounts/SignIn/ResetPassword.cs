using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Sets a new password, by a mailed code or by the old password. Both end all other sessions and all API tokens of the account.
/// </summary>
public sealed class ResetPassword(
    PlatformDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, PasswordCheck passwords, MailedCodes codes, Outbox outbox,
    AccountLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Mails a code if the address has an account. The caller does not learn whether it has.</summary>
    public Task SendCode(string email) => ConstantTime.Run(async () =>
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account is not null && await codes.Make(CodeUse.Reset, account.NormalizedEmail!) is { } code)
        {
            var member = await db.Members.SingleAsync(m => m.Key == account.Id);
            outbox.Send(account.Email!, member.Name, member.Language, letters.ResetCode(code, member.Language));
            await db.SaveChangesAsync();
        }

        await audit.Count(null, AccountActs.CodeAsked, Subject(account), "reset");
        return true;
    });

    /// <exception cref="RuleBroken">The code is wrong or does not work any more, or the password is too weak.</exception>
    public Task<Member> ByCode(string email, string code, string password) => ConstantTime.Run(async () =>
    {
        var hash = Passwords.Hash(hasher, password, email, null);
        var account = await accounts.FindByEmailAsync(email);
        var answer = account is null ? CodeAnswer.Wrong : await codes.Look(CodeUse.Reset, account.NormalizedEmail!, code);
        if (answer == CodeAnswer.Right && await Spend(account!.Id, code, password, hash) is { } member)
            return member;
        if (answer == CodeAnswer.WrongAndLocked)
            await Warn(account!);
        await audit.Count(null, answer == CodeAnswer.WrongAndLocked ? AccountActs.CodesLocked : AccountActs.CodeWrong, Subject(account), "reset");
        throw new RuleBroken("CodeWrong") { Field = "Code" };
    });

    /// <param name="sessionKey">The session that stays.</param>
    /// <exception cref="RuleBroken">The old password is wrong, or the new one is too weak.</exception>
    public async Task ByOldPassword(string memberKey, string old, string password, string? sessionKey)
    {
        await passwords.Require(memberKey, old, "OldPassword");
        var known = await db.Users.AsNoTracking().Where(a => a.Id == memberKey).Select(a => new { a.Email, a.Member.Name }).SingleAsync();
        var hash = Passwords.Hash(hasher, password, known.Email!, known.Name);
        await db.Transact(async () => await Change(await db.Users.SingleAsync(a => a.Id == memberKey), hash, sessionKey, AccountActs.Password));
    }

    private Task<Member?> Spend(string accountId, string code, string password, string hash) => db.Transact(async () =>
    {
        var account = await db.Users.Include(a => a.Member).SingleAsync(a => a.Id == accountId);
        // The name is known only here. A password that contains it is refused before the code is spent.
        Passwords.RefuseWeak(password, account.Email!, account.Member.Name);
        return await codes.Spend(CodeUse.Reset, account.NormalizedEmail!, code) ? await Change(account, hash, null, AccountActs.Reset) : null;
    });

    private async Task<Member> Change(Account account, string hash, string? sessionKey, string act)
    {
        account.PasswordHash = hash;
        await passwords.Forget(account.Id);
        var ended = await db.Sessions.Where(s => s.AccountId == account.Id && s.Key != sessionKey).ToListAsync();
        db.Sessions.RemoveRange(ended);
        db.ApiTokens.RemoveRange(await db.ApiTokens.Where(t => t.AccountId == account.Id).ToListAsync());
        var member = await db.Members.SingleAsync(m => m.Key == account.Id);
        outbox.Send(account.Email!, member.Name, member.Language, letters.PasswordChanged(member.Language));
        audit.Record(account.Id, act, "member:" + account.Id, $"done, {ended.Count} other sessions ended", clock.UtcNow());
        return member;
    }

    /// <summary>Mails the owner, once a lock. The mail has a code that works, because the owner may be the one who mistyped.</summary>
    private async Task Warn(Account account)
    {
        var member = await db.Members.SingleAsync(m => m.Key == account.Id);
        var code = codes.MakeLong(CodeUse.Reset, account.NormalizedEmail!);
        outbox.Send(account.Email!, member.Name, member.Language, letters.Guessed(code, member.Language));
        await db.SaveChangesAsync();
    }

    private static string Subject(Account? account) => account is null ? "address:unknown" : "member:" + account.Id;
}
