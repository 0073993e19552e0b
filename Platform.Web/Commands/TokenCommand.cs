using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Import;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Web.Commands;

internal static class TokenCommand
{
    public static Command Create(IServiceProvider services)
    {
        var email = new Option<string>("--email") { Required = true, Description = "Address of the account the token acts for" };
        var name = new Option<string>("--name") { Description = "What it is for", DefaultValueFactory = _ => "command line" };
        var scope = new Option<string>("--scope") { Description = "What it may do", DefaultValueFactory = _ => "write" };
        scope.AcceptOnlyFromAmong("read", "write", "moderate");
        var days = new Option<int>("--days") { Description = $"How many days it is valid, at most {ApiToken.MostDays}", DefaultValueFactory = _ => ApiToken.UsualDays };
        var add = new Command("add", "Creates a bearer token for the API and prints it once.") { email, name, scope, days };
        add.SetAction((parsed, _) => Run(services, parsed.GetRequiredValue(email), async (tokens, account) =>
            Console.WriteLine(await tokens.Add(account.Id, parsed.GetRequiredValue(name), Enum.Parse<TokenScope>(parsed.GetRequiredValue(scope), ignoreCase: true), parsed.GetValue(days), by: null))));

        var list = new Command("list", "Lists the tokens of an account: id, scope, created, expires, last used, name.") { email };
        list.SetAction((parsed, _) => Run(services, parsed.GetRequiredValue(email), async (tokens, account) =>
        {
            foreach (var token in await tokens.Of(account.Id))
                Console.WriteLine($"{token.Id}\t{ApiName.Of(token.Scope)}\t{token.CreatedAt:yyyy-MM-dd}\t{token.ExpiresAt:yyyy-MM-dd}\t{(token.LastUsedAt is { } used ? $"{used:yyyy-MM-dd HH:mm}" : "never")}\t{token.Name}");
        }));

        var id = new Argument<string>("ID") { Description = "As token list shows it" };
        var revoke = new Command("revoke", "Revokes a token.") { id };
        revoke.SetAction((parsed, _) => Revoke(services, parsed.GetRequiredValue(id)));
        return new Command("token", "Tokens for the API.") { add, list, revoke };
    }

    private static async Task<int> Run(IServiceProvider services, string email, Func<ManageTokens, Account, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email.Trim());
        if (account is null)
            return await Fail($"There is no account with address {email}.");
        try
        {
            await act(scope.ServiceProvider.GetRequiredService<ManageTokens>(), account);
            return 0;
        }
        catch (Exception e) when (scope.ServiceProvider.GetRequiredService<ImportReasons>().Explain(e) is { } reason)
        {
            return await Fail(reason);
        }
    }

    private static async Task<int> Revoke(IServiceProvider services, string id)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ManageTokens>().Revoke(null, id, by: null) ? 0 : await Fail($"There is no token {id}.");
    }

    private static async Task<int> Fail(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }
}
