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
/// The one place where a typed password is compared. Ten wrong ones lock for ten minutes, then twenty, and so on: strangers are
/// counted together, each browser that signed in before by itself, and each session by itself. So a stranger who guesses
/// locks out strangers only.
/// </summary>
public sealed class PasswordCheck(
    PlatformDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Guesses guesses, UnknownAddresses unknown, KnownDevice device,
    AuditTrail audit, IHttpContextAccessor request)
{
    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(10);

    private static string? _anyHash;

    /// <summary>Of somebody who is not signed in. With and without account it does the same work, so that the time tells nothing.</summary>
    public async Task<PasswordAnswer> OfStranger(Account? account, string address, string password)
    {
        if (account is not null)
            return await Compare(account, StrangerKey(account.Id), password);
        var hash = Guesses.KeyOf(address);
        var guess = unknown.Take(hash);
        // An account's guess costs a write: so does this one, in one of a few rows that mean nothing.
        await guesses.Take(Guesses.KeyOf("nobody:" + hash[..2]), FirstLock);
        if (guess != Guess.Refused)
            hasher.VerifyHashedPassword(null!, _anyHash ??= hasher.HashPassword(null!, "nobody's"), password);
        await Record("address:unknown", guess);
        return guess == Guess.Allowed ? PasswordAnswer.Wrong : PasswordAnswer.Locked;
    }

    /// <summary>Of somebody who is signed in and confirms an act with their password.</summary>
    /// <exception cref="RuleBroken">It is not right, or was tried too often in this session.</exception>
    public Task Require(string memberKey, string password, string field) => ConstantTime.Run(async () =>
    {
        // Tracked, because a hash of fewer rounds is renewed when the password is right.
        var account = await db.Users.SingleAsync(a => a.Id == memberKey);
        var session = request.HttpContext?.User.FindFirstValue(MemberClaims.Session);
        var key = Guesses.KeyOf($"password:{memberKey}:session:{session}");
        var answer = password.Length > Passwords.Longest ? PasswordAnswer.Wrong : await Compare(account, key, password);
        if (answer != PasswordAnswer.Right)
            throw new RuleBroken(answer == PasswordAnswer.Locked ? "OldPasswordLocked" : "OldPasswordWrong") { Field = field };
        await guesses.Forget(key);
        return true;
    });

    /// <summary>After a right password, or after one that a mailed code replaced.</summary>
    public Task Forget(string accountId) => guesses.Forget(StrangerKey(accountId));

    /// <summary>A browser that signed in before has a count of its own.</summary>
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
