namespace Platform.Web.Features.Accounts;

public enum Guess
{
    /// <summary>It may be looked at.</summary>
    Allowed,

    /// <summary>It may be looked at; if it is wrong, the lock has begun.</summary>
    Last,

    /// <summary>The lock has not ended yet.</summary>
    Refused,
}

/// <summary>
/// How often something secret was guessed at: ten times, then a lock, which is twice as long each time. Counted before the
/// guess is looked at, so that many guesses at once are still counted one by one. A right guess removes the row.
/// </summary>
public sealed class GuessCount
{
    public const int Most = 10;

    /// <summary>No lock is longer.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    /// <summary>After so long without a guess and without a lock it is forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private GuessCount()
    {
    }

    public GuessCount(string key) => Key = key;

    /// <summary>A hash of what is guessed at: the table names no account and no address.</summary>
    public string Key { get; private set; } = "";

    public int Number { get; private set; }

    /// <summary>How many locks there were, each twice as long as the one before.</summary>
    public int Locks { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    /// <summary>When this is forgotten, unless there is another guess.</summary>
    public DateTime ForgetAt { get; private set; }

    public bool IsLocked(DateTime now) => LockedUntil > now;

    public Guess Take(DateTime now, TimeSpan firstLock)
    {
        if (IsLocked(now))
            return Guess.Refused;
        if (ForgetAt < now)
            (Number, Locks) = (0, 0);
        ForgetAt = now + Memory;
        if (++Number < Most)
            return Guess.Allowed;
        var length = TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, firstLock.Ticks << Math.Min(Locks, 10)));
        (Number, Locks, LockedUntil, ForgetAt) = (0, Locks + 1, now + length, now + length + Memory);
        return Guess.Last;
    }
}
