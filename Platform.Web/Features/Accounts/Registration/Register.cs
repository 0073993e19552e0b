using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Turns a registration into a member. An address that already has an account gives the same pages as any other. Only the mail to
/// the owner of that address says so.
/// </summary>
public sealed class Register(
    PlatformDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Outbox outbox, AccountLetters letters,
    MailedCodes codes, AuditTrail audit, IOptions<RegistrationOptions> options, LocalTime local, TimeProvider clock)
{
    /// <summary>How long a registration without its code is stored.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <returns>Every rule that the form breaks, so that all are reported at once.</returns>
    public static IEnumerable<RuleBroken> Check(string? name, string? email, string? password, bool houseRules)
    {
        Action[] rules =
        [
            () => PersonName.Of(name, Member.LongestName),
            () => MailAddresses.Read(email, "Email"),
            () => Passwords.RefuseWeak(password, email ?? "", name),
        ];
        foreach (var (rule, field) in rules.Zip(["Name", "Email", "Password"]))
            if (Broken(rule, field) is { } broken)
                yield return broken;
        if (!houseRules)
            yield return new RuleBroken("HouseRulesNeeded") { Field = "HouseRules" };
    }

    /// <exception cref="RuleBroken">The form has an error, or too many people register now.</exception>
    public Task<SignUp> Begin(string name, string email, string password, string language) => ConstantTime.Run(async () =>
    {
        var address = MailAddresses.Read(email, "Email");
        var now = clock.UtcNow();
        var shown = PersonName.Of(name, Member.LongestName);
        await RefuseCrowd(MailAddresses.DomainOf(address), now);
        var signUp = new SignUp(address, shown, Passwords.Hash(hasher, password, address, shown), language, now);
        db.SignUps.Add(signUp);
        await Mail(signUp);
        await db.SaveChangesAsync();
        await audit.Count(null, AccountActs.CodeAsked, "address:unknown", "sign-up");
        return signUp;
    });

    /// <param name="organisationKey">Null or empty for no organisation.</param>
    /// <returns>False when there is no such registration.</returns>
    public async Task<bool> WorkAt(string key, string? organisationKey)
    {
        if (string.IsNullOrEmpty(organisationKey))
            organisationKey = null;
        else
            RefuseEnded(await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Key == organisationKey));
        return await db.Transact(async () =>
        {
            var signUp = await db.SignUps.SingleOrDefaultAsync(s => s.Key == key);
            signUp?.WorkAt(organisationKey);
            return signUp is not null;
        });
    }

    /// <returns>False when there is no such registration.</returns>
    public Task<bool> SendAgain(string key) => ConstantTime.Run(async () =>
    {
        if (await db.SignUps.SingleOrDefaultAsync(s => s.Key == key) is not { } signUp)
            return false;
        await Mail(signUp);
        await db.SaveChangesAsync();
        await audit.Count(null, AccountActs.CodeAsked, "address:unknown", "sign-up");
        return true;
    });

    /// <returns>Null when there is no such registration.</returns>
    /// <exception cref="RuleBroken">The code is wrong or does not work any more.</exception>
    public Task<Member?> Confirm(string key, string code) => ConstantTime.Run(async () =>
    {
        if (await db.SignUps.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key) is not { } waiting)
            return null;
        var address = accounts.NormalizeEmail(waiting.Email);
        var answer = await codes.Look(CodeUse.SignUp, address, code);
        if (answer == CodeAnswer.WrongAndLocked)
        {
            outbox.Send(waiting.Email, waiting.Name, waiting.Language, letters.Guessed(codes.MakeLong(CodeUse.SignUp, address), waiting.Language) with { ToMember = false });
            await db.SaveChangesAsync();
        }

        var member = answer != CodeAnswer.Right ? null : await db.Transact(async () =>
        {
            var signUp = await db.SignUps.SingleOrDefaultAsync(s => s.Key == key);
            return signUp is not null && await codes.Spend(CodeUse.SignUp, address, code) ? await Join(signUp) : null;
        });
        if (member is not null)
            return member;
        await audit.Count(null, answer == CodeAnswer.WrongAndLocked ? AccountActs.CodesLocked : AccountActs.CodeWrong, "address:unknown", "sign-up");
        throw new RuleBroken("CodeWrong") { Field = "Code" };
    });

    /// <summary>Limits how many codes there are to guess, because each new address brings a new code.</summary>
    private async Task RefuseCrowd(string domain, DateTime now)
    {
        var since = now.AddHours(-1);
        if (await db.SignUps.CountAsync(s => s.Domain == domain && s.CreatedAt > since) >= options.Value.MostAnHourOfOneDomain
            || await db.SignUps.CountAsync(s => s.CreatedAt > since) >= options.Value.MostAnHour)
            throw new RuleBroken("RegistrationCrowded") { Field = "Email" };
    }

    private async Task Mail(SignUp signUp)
    {
        var exists = await accounts.FindByEmailAsync(signUp.Email) is not null;
        // For an address with an account the holder is a random key, so that nobody can use the code.
        if (await codes.Make(CodeUse.SignUp, accounts.NormalizeEmail(signUp.Email), exists ? ShortKey.New() : "") is not { } code)
            return;
        outbox.Send(signUp.Email, signUp.Name, signUp.Language, exists ? letters.AccountExists(signUp.Language) : letters.SignUpCode(code, signUp.Language));
    }

    /// <summary>Makes the owner of the address a member, or connects them to the member that an import added for them.</summary>
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

        audit.Record(member.Key, AccountActs.Register, "member:" + member.Key, "done", now);
        var account = new Account(member, signUp.Email) { EmailConfirmed = true, PasswordHash = signUp.PasswordHash };
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
            throw new InvalidOperationException(made.ToString());
        db.SignUps.Remove(signUp);
        return member;
    }

    /// <summary>
    /// Finds the imported member with this address; null without one. The database may treat more as equal than
    /// <see cref="SameText"/> does, such as "ß" and "ss", so the result is compared again here.
    /// </summary>
    private async Task<Member?> Imported(string email)
    {
        var pattern = SameText.Pattern(email);
        var alike = await db.Members
            .Where(m => EF.Functions.Like(m.ImportedEmail, pattern, SameText.Escape) && !m.IsPlaceholder && m.ErasedAt == null)
            .Where(m => !db.Users.Any(a => a.Id == m.Key))
            .OrderBy(m => m.JoinedAt)
            .ToListAsync();
        return alike.Find(m => string.Equals(m.ImportedEmail, email, StringComparison.OrdinalIgnoreCase));
    }

    private static RuleBroken? Broken(Action rule, string field)
    {
        try
        {
            rule();
            return null;
        }
        catch (RuleBroken e)
        {
            return new RuleBroken(e.Rule, [.. e.Arguments]) { Field = field };
        }
    }

    private static void RefuseEnded(Organisation? organisation)
    {
        if (organisation is null)
            throw new RuleBroken("OrganisationUnknown");
        if (organisation.EndedOn is not null)
            throw new RuleBroken("OrganisationEnded");
    }
}
