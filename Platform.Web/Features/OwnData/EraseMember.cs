using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Shared;

namespace Platform.Web.Features.OwnData;

/// <summary>
/// Erases a person (GDPR art. 17): the account, the name and all private data. Texts for others stay and are signed by a former
/// member. Votes stay without a name. The number of members with the same question gets one lower.
/// </summary>
public sealed class EraseMember(
    PlatformDb db, PasswordCheck passwords, ForgetInMail mail, Outbox outbox, OwnDataLetters letters, HaveSameQuestion same,
    AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long the address is stored to send the letter that confirms the erasure.</summary>
    private static readonly TimeSpan KeepAddress = TimeSpan.FromDays(7);

    /// <summary>Name of the lock for every transaction that could leave the site without an administrator.</summary>
    public const string Administrators = "administrators";

    /// <exception cref="RuleBroken">The password is wrong, or this is the last administrator.</exception>
    public async Task Erase(string key, string password)
    {
        await passwords.Require(key, password, "Password");
        await Bulk.MakeLock(db, Administrators);
        var forgetFiles = await db.Transact(async () =>
        {
            // Without this lock two administrators who leave at once would each still see the other, under snapshot isolation.
            await Bulk.Lock(db, Administrators);
            var member = await db.Members.SingleAsync(m => m.Key == key);
            // Roles are stored by name, so the flags are compared in memory.
            var others = await db.Users.Where(a => a.Id != key && a.Member.Roles != MemberRoles.None).Select(a => a.Member.Roles).ToListAsync();
            if (member.Roles.HasFlag(MemberRoles.Administrator) && !others.Exists(r => r.HasFlag(MemberRoles.Administrator)))
                throw new RuleBroken("LastAdministrator");
            var account = await db.Users.SingleAsync(a => a.Id == key);
            var now = clock.UtcNow();
            var files = await mail.Forget(key, account.Email!);
            outbox.Send(account.Email!, "", member.Language, letters.Erased(member.Language), forgetBy: now + KeepAddress);
            member.Erase(now);
            // Removes sessions through the change tracker, so that open pages get signed out.
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == key).ToListAsync());
            db.ExperienceUses.RemoveRange(await db.ExperienceUses.Where(u => u.MemberKey == key).ToListAsync());
            await same.Forget(key);
            db.RoundHelpers.RemoveRange(await db.RoundHelpers.Where(h => h.MemberKey == key).ToListAsync());
            db.Users.Remove(account);
            audit.Record(key, "member.erase", "member:" + key, "erased", now);
            await OwnDataBulk.DeletePrivate(db, key, SameText.Pattern(account.Email!));
            return files;
        });
        // The erasure is final from here, so it does not stop when the request is cancelled.
        await forgetFiles(CancellationToken.None);
        await Bulk.EmptyLog(db, CancellationToken.None);
    }
}
