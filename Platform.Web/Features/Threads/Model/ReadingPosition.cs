namespace Platform.Web.Features.Threads;

/// <summary>The place up to which a member read a thread, on any device. Nobody else sees it.</summary>
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

    /// <summary>Place of the last post that was read; 0 if the thread had no posts then.</summary>
    public long Place { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Moves the position forwards. Returns false and changes nothing for a place that is not further.</summary>
    public bool Reach(long place, DateTime at)
    {
        if (place <= Place)
            return false;
        (Place, At) = (place, at);
        return true;
    }
}
