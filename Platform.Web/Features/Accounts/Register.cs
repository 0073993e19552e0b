using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// From a filled-in form to a member. Whoever registers an address that has an account sees what everyone sees; only the
/// mail says so, to the one whose address it is.
/// </summary>
public sealed class Register(
    PlatformDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Outbox outbox, AccountLetters letters,
    MailLimit mail, LocalTime local, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public Task<SignUp> Begin(string? organisationKey, string name, string email, string password, string language) => EvenPace.Keep(async () =>
    {
        if (organisationKey is not null)
            RefuseEnded(await db.Organisations.SingleOrDefaultAsync(o => o.Key == organisationKey));
        var now = clock.UtcNow();
        var signUp = new SignUp(
            email.Trim(), PersonName.Of(name, Member.LongestName), hasher.Hash(password, email), organisationKey, language, now);
        db.SignUps.Add(signUp);
        db.SignUps.RemoveRange(await db.SignUps.Where(s => s.CreatedAt < now - Kept).Take(100).ToListAsync());
        await Mail(signUp);
        await db.SaveChangesAsync();
        return signUp;
    });

    /// <returns>False when there is no such registration.</returns>
    public Task<bool> SendAgain(string key) => EvenPace.Keep(async () =>
    {
        if (await db.SignUps.SingleOrDefaultAsync(s => s.Key == key) is not { } signUp)
            return false;
        await Mail(signUp);
        await db.SaveChangesAsync();
        return true;
    });

    /// <returns>Null when there is no such registration.</returns>
    /// <exception cref="RuleBroken">The code is wrong, too old or tried too often.</exception>
    public async Task<Member?> Confirm(string key, string code)
    {
        var (known, member) = await db.Transact(async () =>
        {
            var signUp = await db.SignUps.SingleOrDefaultAsync(s => s.Key == key);
            var right = signUp is not null && signUp.Code.Redeem(signUp.Key, code, clock.UtcNow());
            return (signUp is not null, right ? await Join(signUp!) : null);
        });
        return known && member is null ? throw new RuleBroken("CodeWrong") { Field = "Code" } : member;
    }

    private async Task Mail(SignUp signUp)
    {
        var exists = await accounts.FindByEmailAsync(signUp.Email) is not null;
        if (!mail.Allows(signUp.Email))
            return;
        var letter = exists
            ? letters.AccountExists(signUp.Language)
            : letters.SignUpCode(signUp.Code.Renew(signUp.Key, clock.UtcNow()), signUp.Language);
        outbox.Send(signUp.Email, signUp.Name, signUp.Language, letter);
    }

    /// <summary>The owner of the address is a member from here on, or takes up what an import already has of them.</summary>
    private async Task<Member> Join(SignUp signUp)
    {
        var now = clock.UtcNow();
        if (await accounts.FindByEmailAsync(signUp.Email) is not null)
            throw new Conflict("AccountExists");
        var member = await Imported(signUp.Email) ?? db.Members.Add(new Member(ShortKey.New(), signUp.Name, MemberRoles.None, now)).Entity;
        member.Rename(signUp.Name);
        member.Speak(signUp.Language);
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Key == signUp.OrganisationKey) is { EndedOn: null } organisation)
        {
            var current = await db.Memberships.SingleOrDefaultAsync(m => m.MemberKey == member.Key && m.Until == null);
            if (member.Join(organisation, local.DayOf(now), current) is { } membership)
                db.Memberships.Add(membership);
        }

        var account = new Account(member, signUp.Email) { EmailConfirmed = true, PasswordHash = signUp.PasswordHash };
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
            throw new InvalidOperationException(made.ToString());
        db.SignUps.Remove(signUp);
        return member;
    }

    /// <summary>LIKE without wildcards: the one comparison that ignores case on both databases.</summary>
    private Task<Member?> Imported(string email)
    {
        var pattern = email.Replace("!", "!!").Replace("%", "!%").Replace("_", "!_").Replace("[", "![");
        return db.Members
            .Where(m => EF.Functions.Like(m.ImportedEmail, pattern, "!") && !m.IsPlaceholder && m.ErasedAt == null)
            .Where(m => !db.Users.Any(a => a.Id == m.Key))
            .OrderBy(m => m.JoinedAt)
            .FirstOrDefaultAsync();
    }

    private static void RefuseEnded(Organisation? organisation)
    {
        if (organisation is null)
            throw new RuleBroken("OrganisationUnknown");
        if (organisation.EndedOn is not null)
            throw new RuleBroken("OrganisationEnded");
    }
}
