using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Tokens;

/// <summary>Makes, lists and revokes tokens, for their owner's page and for the command line.</summary>
public sealed class ManageTokens(PlatformDb db, PasswordCheck passwords, AuditTrail audit, TimeProvider clock)
{
    public Task<List<ApiToken>> Of(string accountId) =>
        db.ApiTokens.AsNoTracking().Where(t => t.AccountId == accountId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Hash).ToListAsync();

    /// <summary>Makes a token for a signed-in member, who types the password again, because a token outlives the session of a thief.</summary>
    /// <exception cref="RuleBroken">The password is wrong, or a rule of <see cref="Add"/>.</exception>
    public async Task<string> AddOwn(string memberKey, string password, string? name, TokenScope scope, int days)
    {
        await passwords.Require(memberKey, password, "Password");
        return await Add(memberKey, name, scope, days, memberKey);
    }

    /// <param name="by">Null on the command line.</param>
    /// <returns>The secret, which cannot be read again.</returns>
    /// <exception cref="RuleBroken">The name or lifetime is wrong, the scope exceeds the owner's roles, or there are too many
    /// tokens.</exception>
    public Task<string> Add(string accountId, string? name, TokenScope scope, int days, string? by) => db.Transact(async () =>
    {
        var now = clock.UtcNow();
        var (token, secret) = ApiToken.New(accountId, name, scope, days, now);
        var roles = await db.Members.Where(m => m.Key == accountId).Select(m => m.Roles).SingleAsync();
        if (scope == TokenScope.Moderate && (roles & (MemberRoles.Moderator | MemberRoles.Administrator)) == MemberRoles.None)
            throw new RuleBroken("TokenScopeTooWide") { Field = "Scope" };
        if (await db.ApiTokens.CountAsync(t => t.AccountId == accountId && t.ExpiresAt > now) >= ApiToken.Most)
            throw new RuleBroken("TooManyTokens", ApiToken.Most);
        db.ApiTokens.Add(token);
        audit.Record(by, "token.add", "member:" + accountId, $"{scope} {token.Id}", now);
        return secret;
    });

    /// <param name="accountId">Null on the command line, which may revoke any token.</param>
    /// <returns>False when there is no such token.</returns>
    public Task<bool> Revoke(string? accountId, string? id, string? by) => db.Transact(async () =>
    {
        if (!ApiToken.IsId(id)
            || await db.ApiTokens.SingleOrDefaultAsync(t => t.Hash.StartsWith(id!) && (accountId == null || t.AccountId == accountId)) is not { } token)
            return false;
        db.ApiTokens.Remove(token);
        audit.Record(by, "token.revoke", "member:" + token.AccountId, token.Id, clock.UtcNow());
        return true;
    });
}
