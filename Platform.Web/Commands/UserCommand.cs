using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Import;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Commands;

internal static class UserCommand
{
    public static Command Create(IServiceProvider services)
    {
        var email = new Option<string>("--email") { Required = true, Description = "Address, taken as confirmed" };
        var name = new Option<string>("--name") { Required = true, Description = "Name that others see" };
        var role = new Option<string>("--role") { Required = true, Description = "What this member may do" };
        role.AcceptOnlyFromAmong("member", "scientist", "moderator", "administrator");
        var password = new Option<string>("--password") { Required = true, Description = "At least ten characters, and not easy to guess" };
        var organisation = new Option<string?>("--organisation") { Description = "Id of an imported organisation" };
        var add = new Command("add", "Adds a member with an account.") { email, name, role, password, organisation };
        add.SetAction((parsed, _) => Add(
            services,
            parsed.GetRequiredValue(email),
            parsed.GetRequiredValue(name),
            parsed.GetRequiredValue(role),
            parsed.GetRequiredValue(password),
            parsed.GetValue(organisation)));
        return new Command("user", "Accounts.") { add };
    }

    private static async Task<int> Add(IServiceProvider services, string email, string name, string role, string password, string? organisation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().UtcNow();
        try
        {
            var member = new Member(ShortKey.New(), "", RolesOf(role), now);
            member.Rename(name);
            if (organisation is not null)
            {
                var joined = await db.Organisations.SingleOrDefaultAsync(o => o.ExternalId == organisation || o.Key == organisation);
                if (joined is null)
                    return Fail($"There is no organisation \"{organisation}\".");
                db.Memberships.Add(member.Join(joined, DateOnly.FromDateTime(now), null)!);
            }

            db.AuditEntries.Add(new AuditEntry(null, "user.add", "member:" + member.Key, role, "command", now));
            var address = MailAddresses.Read(email, "Email");
            var hash = Passwords.Hash(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>(), password, address, name);
            var account = new Account(member, address) { EmailConfirmed = true, PasswordHash = hash };
            var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account);
            return made.Succeeded ? 0 : Fail(string.Join('\n', made.Errors.Where(e => e.Code != nameof(IdentityErrorDescriber.DuplicateUserName)).Select(e => e.Description)));
        }
        catch (Exception e) when (scope.ServiceProvider.GetRequiredService<ImportReasons>().Explain(e) is { } reason)
        {
            return Fail(reason);
        }
    }

    private static MemberRoles RolesOf(string role) => role switch
    {
        "scientist" => MemberRoles.Scientist,
        "moderator" => MemberRoles.Moderator,
        "administrator" => MemberRoles.Administrator,
        _ => MemberRoles.None,
    };

    private static int Fail(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }
}
