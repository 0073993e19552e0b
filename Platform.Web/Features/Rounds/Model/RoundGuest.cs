using Platform.Web.Changes;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// A phone in one round, known by the random id of a signed cookie and without address or account. The row is added at the first
/// act, so a guest who only looks is not counted.
/// </summary>
public sealed class RoundGuest : IChangeSource
{
    private RoundGuest()
    {
    }

    /// <param name="since">When the cookie of this guest was made.</param>
    public RoundGuest(string roundKey, string key, DateTime since, DateTime at)
    {
        RoundKey = roundKey;
        Key = key;
        Since = since;
        CameAt = at;
    }

    public string RoundKey { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>When this guest first opened a page of a round. It shows who was there before a flood.</summary>
    public DateTime Since { get; private set; }

    /// <summary>When this guest first asked, voted or gave an opinion here.</summary>
    public DateTime CameAt { get; private set; }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];
}

/// <summary>A vote of a guest on a question. Votes on merged questions count once per guest.</summary>
public sealed class RoundVote : IChangeSource
{
    private RoundVote()
    {
    }

    public RoundVote(string roundKey, string questionKey, string guestKey)
    {
        RoundKey = roundKey;
        QuestionKey = questionKey;
        GuestKey = guestKey;
    }

    public string RoundKey { get; private set; } = "";

    public string QuestionKey { get; private set; } = "";

    public RoundQuestion Question { get; private set; } = null!;

    public string GuestKey { get; private set; } = "";

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];
}

/// <summary>A guest's opinion on the statement, one before and one after. A guest can change it while that vote is open.</summary>
public sealed class RoundOpinion : IChangeSource
{
    private RoundOpinion()
    {
    }

    public RoundOpinion(string roundKey, string guestKey, StatementPhase phase, bool agrees)
    {
        RoundKey = roundKey;
        GuestKey = guestKey;
        Phase = phase;
        Agrees = agrees;
    }

    public string RoundKey { get; private set; } = "";

    public string GuestKey { get; private set; } = "";

    /// <summary>Before or After.</summary>
    public StatementPhase Phase { get; private set; }

    public bool Agrees { get; private set; }

    public void Change(bool agrees) => Agrees = agrees;

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];
}

/// <summary>A member whom a moderator lets help in one round.</summary>
public sealed class RoundHelper : IChangeSource
{
    private RoundHelper()
    {
    }

    public RoundHelper(string roundKey, string memberKey)
    {
        RoundKey = roundKey;
        MemberKey = memberKey;
    }

    public string RoundKey { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public Member Member { get; private set; } = null!;

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, RoundKey)];
}
