using System.Security.Cryptography;
using System.Text;

namespace Platform.Web.Features.Accounts;

/// <summary>A bearer token of an account. Only its hash is kept: whoever reads the database cannot use it.</summary>
public sealed class ApiToken
{
    private ApiToken()
    {
    }

    private ApiToken(string hash, string accountId, DateTime at)
    {
        Hash = hash;
        AccountId = accountId;
        CreatedAt = at;
    }

    public string Hash { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    public Account Account { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public static (ApiToken Token, string Secret) New(string accountId, DateTime at)
    {
        var secret = "po_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new ApiToken(HashOf(secret), accountId, at), secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
