namespace Platform.Web.Features.Threads;

/// <summary>How far a member read a thread, on whatever device. Nobody else sees it.</summary>
public sealed class ReadingPosition
{
    private ReadingPosition()
    {
    }

    public ReadingPosition(string memberKey, string threadKey, long place, DateTime at)
    {
        MemberKey = memberKey;
        ThreadKey = threadKey;
        Place = place;
        At = at;
    }

    public string MemberKey { get; private set; } = "";

    public string ThreadKey { get; private set; } = "";

    /// <summary>Place of the last post that was read; 0 for who read the thread when it had none.</summary>
    public long Place { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Only forwards: looking back at the beginning unreads nothing.</summary>
    public bool Reach(long place, DateTime at)
    {
        if (place <= Place)
            return false;
        (Place, At) = (place, at);
        return true;
    }
}
