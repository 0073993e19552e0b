using Platform.Web.Followers;

namespace Platform.Web.Features.Accounts;

/// <summary>A signed-in browser. Ending the row ends it everywhere, at its next request or within a wake-up on a live page.</summary>
public sealed class Session : IChangeSource
{
    private Session()
    {
    }

    public Session(string key, string accountId, DateTime at, DateTime expiresAt)
    {
        Key = key;
        AccountId = accountId;
        CreatedAt = at;
        SeenAt = at;
        ExpiresAt = expiresAt;
    }

    public string Key { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    public Account Account { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public DateTime SeenAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public void Seen(DateTime at, TimeSpan life)
    {
        SeenAt = at;
        ExpiresAt = at + life;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Session, Key)];
}
