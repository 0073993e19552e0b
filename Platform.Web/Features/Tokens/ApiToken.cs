using System.Security.Cryptography;
using System.Text;
using Platform.Web.Features.Accounts;
using Platform.Web.Shared;

namespace Platform.Web.Features.Tokens;

/// <summary>What a token may do. Each scope includes the scopes above it.</summary>
public enum TokenScope
{
    Read,
    Write,

    /// <summary>Acts as moderator or administrator, where the owner is one.</summary>
    Moderate,
}

/// <summary>
/// A bearer token, with which a program acts for the owner of an account. Only its hash is stored, so nobody can copy a token
/// from the database.
/// </summary>
public sealed class ApiToken
{
    public const int LongestName = 60;

    /// <summary>Most tokens of one account that have not expired.</summary>
    public const int Most = 20;

    public const int UsualDays = 90;

    public const int MostDays = 365;

    private const int IdLength = 12;

    private ApiToken()
    {
    }

    private ApiToken(string hash, string accountId, string name, TokenScope scope, DateTime at, DateTime expiresAt)
    {
        Hash = hash;
        AccountId = accountId;
        Name = name;
        Scope = scope;
        CreatedAt = at;
        ExpiresAt = expiresAt;
    }

    public string Hash { get; private set; } = "";

    /// <summary>The first characters of the hash, which identify the token in lists and commands. They do not give access.</summary>
    public string Id => Hash[..IdLength];

    public string AccountId { get; private set; } = "";

    public Account Account { get; private set; } = null!;

    /// <summary>The use of the token, as its owner typed it.</summary>
    public string Name { get; private set; } = "";

    public TokenScope Scope { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Recorded at most once an hour. Null when never used.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <returns>The token and its secret. The secret is shown once and never stored.</returns>
    /// <exception cref="RuleBroken">The name is missing or too long, or the lifetime is not between 1 and 365 days.</exception>
    public static (ApiToken Token, string Secret) New(string accountId, string? name, TokenScope scope, int days, DateTime at)
    {
        if (days is < 1 or > MostDays)
            throw new RuleBroken("TokenDays", MostDays) { Field = "Days" };
        var secret = "po_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var line = TextRules.Line(name, LongestName, "TokenNameNeeded");
        return (new ApiToken(HashOf(secret), accountId, line, scope, at, at.AddDays(days)), secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool IsId(string? id) => id is { Length: IdLength } && id.All(char.IsAsciiHexDigitLower);
}
