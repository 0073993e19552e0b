namespace Platform.Web.Changes;

public enum ChangeKind
{
    /// <summary>A kind from a newer version of the program, met during an upgrade. This version ignores it.</summary>
    Unknown,

    Contribution,
    Post,
    Thread,
    Member,
    Organisation,
    Tag,
    Session,
    Synonyms,
    Round,

    /// <summary>The key is that of the member who is notified.</summary>
    Notification,

    /// <summary>Makes every node rebuild its index. The reindex command writes it.</summary>
    Reindex,

    /// <summary>The index of this node, which every change of it makes another. It is never in the change log.</summary>
    Index,
}

public readonly record struct ChangeKey(ChangeKind Kind, string Key)
{
    /// <summary>Stands for every thing of a kind: a list depends on all of them.</summary>
    public static ChangeKey Any(ChangeKind kind) => new(kind, "*");
}

/// <summary>
/// A row of the append-only change log, written in the transaction of the change itself. It records what changed, not how. A follower loads
/// the current state, so applying a row twice does no harm.
/// </summary>
public sealed class Change
{
    private Change()
    {
    }

    public Change(ChangeKey key, DateTime at)
    {
        Kind = key.Kind;
        Key = key.Key;
        At = at;
    }

    public long Id { get; private set; }

    public ChangeKind Kind { get; private set; }

    public string Key { get; private set; } = "";

    public DateTime At { get; private set; }
}

/// <summary>An entity that lists the changes for the change log when it is saved.</summary>
public interface IChangeSource
{
    IEnumerable<ChangeKey> Changes();
}
