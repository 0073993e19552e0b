using Platform.Web.Access;
using Platform.Web.Changes;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>The phase of the vote on the statement. Results are shown only when a vote is over, so that they do not influence it.</summary>
public enum StatementPhase
{
    NotYet,
    Before,
    Between,
    After,
    Done,
}

public enum RoundOrder
{
    Votes,
    ByHand,
}

/// <summary>
/// Questions about a thread, from people in the hall and at home. Only <c>RoundBulk.AdvanceRound</c> raises
/// <see cref="Version"/>, as the first statement of a transaction. Its row lock puts all acts in the round in order.
/// </summary>
public sealed class Round : IChangeSource
{
    public const int LongestTitle = 150;
    public const int LongestStatement = 200;
    public const int MostRenewals = 20;

    /// <summary>How long a round accepts questions, and how long the data of its guests is stored.</summary>
    public static readonly TimeSpan KeepGuests = TimeSpan.FromDays(30);

    private Round()
    {
    }

    public Round(string key, string code, string threadKey, string? title, string? statement, Viewer by, DateTime at)
    {
        if (!by.IsModerator)
            throw new RuleBroken("OnlyModerators");
        Key = key;
        Code = code;
        ThreadKey = threadKey;
        OpenedByKey = by.MemberKey!;
        OpenedAt = at;
        Name(title, statement);
    }

    public string Key { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>How often the code was replaced.</summary>
    public int Renewals { get; private set; }

    public string ThreadKey { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string OpenedByKey { get; private set; } = "";

    public Member OpenedBy { get; private set; } = null!;

    public DateTime OpenedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>When new guests were paused; null while they may come in. Guests who are in can go on.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>Number of the last change.</summary>
    public long Version { get; private set; }

    public RoundOrder Order { get; private set; }

    /// <summary>Whether questions from the room and from home alternate, in either order.</summary>
    public bool TakesTurns { get; private set; }

    public string? Statement { get; private set; }

    public StatementPhase Phase { get; private set; }

    /// <summary>The draft of the report, made at closing and owned by the closing member; null while the round is open.</summary>
    public string? ReportKey { get; private set; }

    /// <summary>When the data of its guests was deleted; null before. After that only totals remain.</summary>
    public DateTime? ForgottenAt { get; private set; }

    public Tally KeptBefore { get; private set; } = Tally.None;

    public Tally KeptAfter { get; private set; } = Tally.None;

    public int KeptGuests { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool TakesGuests(DateTime now) => IsOpen && ForgottenAt is null && now < OpenedAt + KeepGuests;

    public void Name(string? title, string? statement)
    {
        Title = Line(title, LongestTitle, "RoundTitleNeeded", nameof(Title));
        var line = string.IsNullOrWhiteSpace(statement) ? null : Line(statement, LongestStatement, "RoundTitleNeeded", nameof(Statement));
        if (Phase != StatementPhase.NotYet && line != Statement)
            throw new RuleBroken("StatementVotedOn") { Field = nameof(Statement) };
        Statement = line;
    }

    public void Sort(RoundOrder order) => Order = order;

    public void TakeTurns(bool inTurn) => TakesTurns = inTurn;

    public void Ask(StatementPhase phase)
    {
        if (Statement is null)
            throw new RuleBroken("NoStatement");
        Phase = phase;
    }

    /// <param name="at">Null lets new guests in again.</param>
    public void Pause(DateTime? at) => PausedAt = at;

    /// <returns>The old code. It still shows the round, but lets no new guest take part.</returns>
    public FormerCode Renew(string code, DateTime at)
    {
        if (!IsOpen)
            throw new RuleBroken("RoundClosed");
        if (Renewals >= MostRenewals)
            throw new RuleBroken("TooManyCodes", MostRenewals);
        var former = new FormerCode(Code, Key, at);
        Code = code;
        Renewals++;
        return former;
    }

    public void Close(string reportKey, DateTime at)
    {
        ClosedAt = at;
        ReportKey = reportKey;
    }

    public void Reopen()
    {
        ClosedAt = null;
        ReportKey = null;
    }

    public void Forget(Tally before, Tally after, int guests, DateTime at)
    {
        (KeptBefore, KeptAfter, KeptGuests, ForgottenAt) = (before, after, guests, at);
        ClosedAt ??= at;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Round, Key)];

    internal static string Line(string? text, int max, string rule, string field) => OfField(field, () => TextRules.Line(text, max, rule));

    internal static string OfField(string field, Func<string> read)
    {
        try
        {
            return read();
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = field };
        }
    }
}

/// <summary>How many agreed with a statement and how many did not.</summary>
public sealed record Tally(int Agree, int Disagree)
{
    public static readonly Tally None = new(0, 0);

    public int Total => Agree + Disagree;

    /// <summary>Percentage of agreement among the opinions given; 0 without opinions.</summary>
    public int Percent => Total == 0 ? 0 : (int)Math.Round(100.0 * Agree / Total, MidpointRounding.AwayFromZero);
}
