namespace Platform.Web.Features.Accounts;

public enum Guess
{
    /// <summary>The guess may be checked.</summary>
    Allowed,

    /// <summary>The guess may be checked. If it is wrong, the lock has begun.</summary>
    Last,

    /// <summary>The lock has not ended, so the guess may not be checked.</summary>
    Refused,
}

/// <summary>
/// The number of guesses at one secret. After ten guesses a lock follows, each twice as long as the one before. A guess is
/// counted before it is checked, so that many guesses at once are counted one by one. A right guess deletes the row.
/// </summary>
public sealed class GuessCount
{
    public const int Most = 10;

    /// <summary>The longest lock.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    /// <summary>How long a count is remembered after its last guess or the end of its lock.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private GuessCount()
    {
    }

    public GuessCount(string key) => Key = key;

    /// <summary>A hash of the name of the secret, so that the table contains no account or address.</summary>
    public string Key { get; private set; } = "";

    public int Number { get; private set; }

    /// <summary>The number of locks so far; each was twice as long as the one before.</summary>
    public int Locks { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    /// <summary>When this count is reset and its row may be deleted, unless another guess comes first.</summary>
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
