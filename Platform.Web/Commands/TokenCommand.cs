using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Commands;

internal static class TokenCommand
{
    public static Command Create(IServiceProvider services)
    {
        var email = new Option<string>("--email") { Required = true, Description = "Address of the account the token acts for" };
        var add = new Command("add", "Makes a bearer token for the API and prints it, this once.") { email };
        add.SetAction((parsed, _) => Add(services, parsed.GetRequiredValue(email)));
        return new Command("token", "Tokens for the API.") { add };
    }

    private static async Task<int> Add(IServiceProvider services, string email)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().UtcNow();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email.Trim());
        if (account is null)
        {
            await Console.Error.WriteLineAsync($"There is no account with address {email}.");
            return 1;
        }

        var (token, secret) = ApiToken.New(account.Id, now);
        db.ApiTokens.Add(token);
        db.AuditEntries.Add(new AuditEntry(null, "token.add", "member:" + account.Id, "done", "command", now));
        await db.SaveChangesAsync();
        Console.WriteLine(secret);
        return 0;
    }
}
