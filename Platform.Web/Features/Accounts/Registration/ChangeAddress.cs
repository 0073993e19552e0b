using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Changes the address of an account. It asks for the password and mails a code to the new address. When that code is typed, the
/// old address gets a mail. Only the owner of the new address learns whether it has an account already.
/// </summary>
public sealed class ChangeAddress(
    PlatformDb db, UserManager<Account> accounts, PasswordCheck passwords, MailedCodes codes, Outbox outbox, AccountLetters letters, AuditTrail audit,
    TimeProvider clock)
{
    /// <exception cref="RuleBroken">The password is wrong or the address is not valid.</exception>
    public async Task SendCode(string memberKey, string email, string password)
    {
        var address = MailAddresses.Read(email, "Email");
        await passwords.Require(memberKey, password, "OldPassword");
        await ConstantTime.Run(async () =>
        {
            var exists = await accounts.FindByEmailAsync(address) is not null;
            // For an address with an account the holder is a random key, so that nobody can use the code. Registering does the same.
            if (await codes.Make(CodeUse.Address, accounts.NormalizeEmail(address), exists ? ShortKey.New() : memberKey) is { } code)
            {
                var member = await db.Members.SingleAsync(m => m.Key == memberKey);
                var letter = exists ? letters.AccountExists(member.Language) : letters.AddressCode(code, member.Language);
                outbox.Send(address, member.Name, member.Language, letter with { ToMember = false });
                await db.SaveChangesAsync();
            }

            await audit.Count(memberKey, AccountActs.CodeAsked, "member:" + memberKey, "address");
            return true;
        });
    }

    /// <exception cref="RuleBroken">The code is wrong or does not work any more.</exception>
    public Task Confirm(string memberKey, string email, string code) => ConstantTime.Run(async () =>
    {
        var address = MailAddresses.Read(email, "Email");
        var normalised = accounts.NormalizeEmail(address);
        var answer = await codes.Look(CodeUse.Address, normalised, code, memberKey);
        if (answer == CodeAnswer.Right && await Move(memberKey, address, normalised, code))
            return true;
        if (answer == CodeAnswer.WrongAndLocked)
        {
            var language = await db.Members.Where(m => m.Key == memberKey).Select(m => m.Language).SingleAsync();
            outbox.Send(address, "", language, letters.Guessed(codes.MakeLong(CodeUse.Address, normalised, memberKey), language) with { ToMember = false });
            await db.SaveChangesAsync();
        }

        await audit.Count(memberKey, answer == CodeAnswer.WrongAndLocked ? AccountActs.CodesLocked : AccountActs.CodeWrong, "member:" + memberKey, "address");
        throw new RuleBroken("CodeWrong") { Field = "Code" };
    });

    private Task<bool> Move(string memberKey, string address, string normalised, string code) => db.Transact(async () =>
    {
        if (!await codes.Spend(CodeUse.Address, normalised, code, memberKey))
            return false;
        var account = await db.Users.Include(a => a.Member).SingleAsync(a => a.Id == memberKey);
        var member = account.Member;
        outbox.Send(account.Email!, member.Name, member.Language, letters.AddressChanged(member.Language));
        account.MoveTo(address, normalised);
        audit.Record(memberKey, AccountActs.Address, "member:" + memberKey, "done", clock.UtcNow());
        return true;
    });
}
