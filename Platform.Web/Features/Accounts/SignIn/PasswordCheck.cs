using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public enum PasswordAnswer
{
    Right,
    Wrong,
    Locked,
}

/// <summary>
/// The only place that checks typed passwords. Ten wrong ones lock for ten minutes, then twenty, and so on. Strangers are counted
/// together, and each known browser and each session on its own. So a stranger who guesses locks out only strangers.
/// </summary>
public sealed class PasswordCheck(
    PlatformDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Guesses guesses, UnknownAddresses unknown, KnownDevice device,
    AuditTrail audit, IHttpContextAccessor request)
{
    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(10);

    private static string? _anyHash;

    /// <summary>
    /// Checks the password of somebody who is not signed in. It does the same work with and without an account, so that timing
    /// reveals nothing.
    /// </summary>
    public async Task<PasswordAnswer> OfStranger(Account? account, string address, string password)
    {
        if (account is not null)
            return await Compare(account, StrangerKey(account.Id), password);
        var hash = Guesses.KeyOf(address);
        var guess = unknown.Take(hash);
        // A guess at an account writes a row, so this writes one too, in one of 256 rows that hold no information.
        await guesses.Take(Guesses.KeyOf("nobody:" + hash[..2]), FirstLock);
        if (guess != Guess.Refused)
            hasher.VerifyHashedPassword(null!, _anyHash ??= hasher.HashPassword(null!, "nobody's"), password);
        await Record("address:unknown", guess);
        return guess == Guess.Allowed ? PasswordAnswer.Wrong : PasswordAnswer.Locked;
    }

    /// <summary>Checks the password of a signed-in member who confirms an act.</summary>
    /// <exception cref="RuleBroken">The password is wrong, or was tried too often in this session.</exception>
    public Task Require(string memberKey, string password, string field) => ConstantTime.Run(async () =>
    {
        // Tracked, because a right password renews a hash with fewer rounds.
        var account = await db.Users.SingleAsync(a => a.Id == memberKey);
        var session = request.HttpContext?.User.FindFirstValue(MemberClaims.Session);
        var key = Guesses.KeyOf($"password:{memberKey}:session:{session}");
        var answer = password.Length > Passwords.Longest ? PasswordAnswer.Wrong : await Compare(account, key, password);
        if (answer != PasswordAnswer.Right)
            throw new RuleBroken(answer == PasswordAnswer.Locked ? "OldPasswordLocked" : "OldPasswordWrong") { Field = field };
        await guesses.Forget(key);
        return true;
    });

    /// <summary>Deletes the count after a right password, or after a mailed code replaced the password.</summary>
    public Task Forget(string accountId) => guesses.Forget(StrangerKey(accountId));

    /// <summary>Returns the count's key. A browser that signed in before has a count of its own.</summary>
    private string StrangerKey(string accountId) => Guesses.KeyOf($"password:{accountId}:{device.Of(accountId) ?? "strangers"}");

    private async Task<PasswordAnswer> Compare(Account account, string key, string password)
    {
        var guess = await guesses.Take(key, FirstLock);
        if (guess != Guess.Refused && await accounts.CheckPasswordAsync(account, password))
            return PasswordAnswer.Right;
        await Record("member:" + account.Id, guess);
        return guess == Guess.Allowed ? PasswordAnswer.Wrong : PasswordAnswer.Locked;
    }

    private Task Record(string subject, Guess guess) =>
        audit.Count(null, guess == Guess.Allowed ? AccountActs.PasswordWrong : AccountActs.Locked, subject, "refused");
}
