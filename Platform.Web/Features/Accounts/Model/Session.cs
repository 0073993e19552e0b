using System.Security.Cryptography;
using System.Text;
using Platform.Web.Changes;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// A signed-in browser. Deleting the row signs it out on every node: at its next request, and on open pages through the change
/// log. The row has only the hash of the browser's secret, so nobody can sign in with a copy of the database.
/// </summary>
public sealed class Session : IChangeSource
{
    public static readonly TimeSpan LongestIdle = TimeSpan.FromDays(14);

    /// <summary>The longest life of a session, however much it is used.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>The longest idle time for moderators and administrators.</summary>
    private static readonly TimeSpan LongestIdleWithPowers = TimeSpan.FromHours(12);

    private Session()
    {
    }

    private Session(string key, string accountId, DateTime at, DateTime expiresAt, string? device)
    {
        Key = key;
        AccountId = accountId;
        CreatedAt = at;
        SeenAt = at;
        ExpiresAt = expiresAt;
        Device = device;
    }

    /// <summary>Hash of the secret in the cookie.</summary>
    public string Key { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    public Account Account { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was last used; recorded at most once an hour.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>When the session ends, unless it is used before.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>Browser and system, so that members recognise where they are signed in. Null when unknown.</summary>
    public string? Device { get; private set; }

    public static (Session Session, string Secret) Begin(string accountId, MemberRoles roles, DateTime at, string? device = null)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new Session(KeyOf(secret), accountId, at, EndOf(at, at, roles), device), secret);
    }

    public static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Computes when a session ends, from when it began, when it was last used and the roles of its member.</summary>
    public static DateTime EndOf(DateTime began, DateTime seen, MemberRoles roles)
    {
        var idle = seen + ((roles & (MemberRoles.Moderator | MemberRoles.Administrator)) == MemberRoles.None ? LongestIdle : LongestIdleWithPowers);
        var end = began + Longest;
        return idle < end ? idle : end;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Session, Key)];
}
