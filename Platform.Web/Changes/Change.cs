namespace Platform.Web.Changes;

public enum ChangeKind
{
    /// <summary>Written by a newer version of the program, during an upgrade; it concerns nothing that this one keeps.</summary>
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

    /// <summary>Key is the member who is told.</summary>
    Notification,

    /// <summary>Every node builds its index anew: written by the command, followed like any other change.</summary>
    Reindex,
}

public readonly record struct ChangeKey(ChangeKind Kind, string Key);

/// <summary>
/// One line of the append-only change log, written in the transaction of the change itself. It says what changed,
/// never how: a follower loads the current state, so a replay does no harm.
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

/// <summary>An entity that tells followers what a save of it changes.</summary>
public interface IChangeSource
{
    IEnumerable<ChangeKey> Changes();
}
