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
public sealed class EraseMember(PlatformDb db, PasswordCheck passwords, Outbox outbox, OwnDataLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <exception cref="RuleBroken">The password is not right, or nobody would be left to administer the site.</exception>
    public async Task Erase(string key, string password)
    {
        await passwords.Require(key, password, "Password");
        await db.Transact(async () =>
        {
            var member = await db.Members.SingleAsync(m => m.Key == key);
            // Roles are stored by name, so flags are read here.
            var others = await db.Users.Where(a => a.Id != key && a.Member.Roles != MemberRoles.None).Select(a => a.Member.Roles).ToListAsync();
            if (member.Roles.HasFlag(MemberRoles.Administrator) && !others.Exists(r => r.HasFlag(MemberRoles.Administrator)))
                throw new RuleBroken("LastAdministrator");
            var account = await db.Users.SingleAsync(a => a.Id == key);
            var now = clock.UtcNow();
            outbox.Send(account.Email!, member.Name, member.Language, letters.Erased(member.Language));
            member.Erase(now);
            // One by one, so that open pages hear that they are signed out.
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == key).ToListAsync());
            db.RoundHelpers.RemoveRange(await db.RoundHelpers.Where(h => h.MemberKey == key).ToListAsync());
            db.Users.Remove(account);
            audit.Note(key, "member.erase", "member:" + key, "erased", now);
            await Bulk.DropPrivate(db, key);
        });
    }
}
