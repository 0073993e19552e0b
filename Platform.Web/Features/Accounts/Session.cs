using Platform.Web.Followers;

namespace Platform.Web.Features.Accounts;

/// <summary>A signed-in browser. Ending the row ends it everywhere, at its next request or within a wake-up on a live page.</summary>
public sealed class Session : IChangeSource
{
    private Session()
    {
    }

    public Session(string key, string accountId, DateTime at, DateTime expiresAt, string? device = null)
    {
        Key = key;
        AccountId = accountId;
        CreatedAt = at;
        SeenAt = at;
        ExpiresAt = expiresAt;
        Device = device;
    }

    public string Key { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    public Account Account { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public DateTime SeenAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Browser and system, in words, so that people recognise where they are signed in.</summary>
    public string? Device { get; private set; }

    public void Seen(DateTime at, TimeSpan life)
    {
        SeenAt = at;
        ExpiresAt = at + life;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Session, Key)];
}
