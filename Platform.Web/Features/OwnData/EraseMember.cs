using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.OwnData;

/// <summary>
/// Erases a person (GDPR art. 17): account, name and all that was theirs alone. What they wrote for others stays, by a former member,
/// and so do their votes, which name nobody any more.
/// </summary>
public sealed class EraseMember(
    PlatformDb db, PasswordCheck passwords, ForgetInMail mail, Outbox outbox, OwnDataLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The letter that says so must reach the address first.</summary>
    private static readonly TimeSpan KeepAddress = TimeSpan.FromDays(7);

    /// <summary>Locked by every transaction that may leave the site without an administrator.</summary>
    public const string Administrators = "administrators";

    /// <exception cref="RuleBroken">The password is not right, or nobody would be left to administer the site.</exception>
    public async Task Erase(string key, string password)
    {
        await passwords.Require(key, password, "Password");
        await Bulk.MakeLock(db, Administrators);
        var forgetFiles = await db.Transact(async () =>
        {
            // Two administrators who leave at once would each still see the other, where readers see the moment of their start.
            await Bulk.Lock(db, Administrators);
            var member = await db.Members.SingleAsync(m => m.Key == key);
            // Roles are stored by name, so flags are read here.
            var others = await db.Users.Where(a => a.Id != key && a.Member.Roles != MemberRoles.None).Select(a => a.Member.Roles).ToListAsync();
            if (member.Roles.HasFlag(MemberRoles.Administrator) && !others.Exists(r => r.HasFlag(MemberRoles.Administrator)))
                throw new RuleBroken("LastAdministrator");
            var account = await db.Users.SingleAsync(a => a.Id == key);
            var now = clock.UtcNow();
            var files = await mail.Forget(key, account.Email!);
            outbox.Send(account.Email!, "", member.Language, letters.Erased(member.Language), forgetBy: now + KeepAddress);
            member.Erase(now);
            // One by one, so that open pages hear that they are signed out.
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == key).ToListAsync());
            db.RoundHelpers.RemoveRange(await db.RoundHelpers.Where(h => h.MemberKey == key).ToListAsync());
            db.Users.Remove(account);
            audit.Record(key, "member.erase", "member:" + key, "erased", now);
            await OwnDataBulk.DeletePrivate(db, key, SameText.Pattern(account.Email!));
            return files;
        });
        // From here on it is done, also if the reader goes away.
        await forgetFiles(CancellationToken.None);
        await Bulk.EmptyLog(db, CancellationToken.None);
    }
}
