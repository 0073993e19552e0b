using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>A round at one version. All pages and snapshots are made from it.</summary>
public sealed record RoundState(Round Round, long Version, IReadOnlyList<Counted> Questions, Tally Before, Tally After, int Guests)
{
    public const int ShownNext = 3;

    /// <summary>The questions that are not merged into another.</summary>
    private IEnumerable<Counted> Whole => Questions.Where(c => !c.Question.IsMerged);

    public Counted? OnStage => Whole.FirstOrDefault(c => c.Question.Stage == QuestionStage.OnStage);

    public IReadOnlyList<Counted> Line => RoundLine.Of(
        In(QuestionStage.Admitted), Round.Order, Round.TakesTurns,
        Whole.Where(c => c.Question.StagedAt != null).MaxBy(c => c.Question.StagedAt)?.Question.From);

    /// <summary>The questions that wait for a helper, the oldest first.</summary>
    public IReadOnlyList<Counted> Waiting => [.. In(QuestionStage.Waiting).OrderBy(c => c.Question.AskedAt)];

    public IReadOnlyList<Counted> InWriting => [.. In(QuestionStage.InWriting).OrderByDescending(c => c.Votes)];

    public IReadOnlyList<Counted> Answered => [.. In(QuestionStage.Answered).OrderBy(c => c.Question.StagedAt ?? c.Question.AnsweredAt ?? c.Question.AskedAt)];

    public IReadOnlyList<Counted> Declined => [.. In(QuestionStage.Declined).OrderBy(c => c.Question.AskedAt)];

    public IReadOnlyList<Counted> MergedInto(string key) => [.. Questions.Where(c => c.Question.MergedIntoKey == key)];

    public int From(AskedFrom from) => Whole.Count(c => c.Question.IsPublic && c.Question.From == from);

    private IEnumerable<Counted> In(QuestionStage stage) => Whole.Where(c => c.Question.Stage == stage);

    public PublicRound ForEveryone() => new(
        Version, Round.IsOpen, StatementSeen(), OnStage is { } now ? Seen(now) : null,
        [.. Line.Select(Seen)], [.. InWriting.Select(Seen)], [.. Answered.Select(Seen)]);

    public StageRound ForStage() => new(
        Version, Round.Title, Round.Code, Round.Renewals, Round.IsOpen, StatementSeen(), OnStage is { } now ? Seen(now) : null,
        [.. Line.Take(ShownNext).Select(Seen)], Line.Count);

    /// <summary>
    /// Returns the statement as everybody sees it: a result only after its vote. Null without statement or before its first vote.
    /// </summary>
    public StatementSeen? StatementSeen() => Round.Statement is not { } text || Round.Phase == StatementPhase.NotYet ? null : new StatementSeen(
        text, Round.Phase,
        Round.Phase > StatementPhase.Before ? Result.Of(Before) : null,
        Round.Phase > StatementPhase.After ? Result.Of(After) : null,
        Round.Phase switch { StatementPhase.Before => Before.Total, StatementPhase.After => After.Total, _ => 0 });

    public static QuestionSeen Seen(Counted c) => new(
        c.Question.Key, c.Question.Text, c.Question.Name, c.Question.From, c.Votes, c.Question.Stage, AnsweredBy(c.Question), c.Question.Answer is not null);

    /// <summary>
    /// Returns the name of the person who answered, as a visitor may see it, because everybody sees the same round. Null when unknown.
    /// </summary>
    public static string? AnsweredBy(RoundQuestion question) =>
        question.Answerer is { } member ? member.Facts().SeenBy(Viewer.Outsider).Name : question.AnsweredBy;
}

/// <param name="Written">True when the answer is text on the page of the round.</param>
public sealed record QuestionSeen(string Key, string Text, string? Name, AskedFrom From, int Votes, QuestionStage Stage, string? AnsweredBy, bool Written);

public sealed record Result(int Agree, int Disagree, int Percent)
{
    public static Result Of(Tally tally) => new(tally.Agree, tally.Disagree, tally.Percent);
}

/// <param name="Count">Opinions given in the open vote; 0 when no vote is open.</param>
public sealed record StatementSeen(string Text, StatementPhase Phase, Result? Before, Result? After, int Count)
{
    /// <summary>The change in percentage points; null until both votes are over.</summary>
    public int? Shift => Before is { } before && After is { } after ? after.Percent - before.Percent : null;
}

/// <summary>The part of a round that everybody with its code sees.</summary>
public sealed record PublicRound(
    long Version, bool IsOpen, StatementSeen? Statement, QuestionSeen? OnStage,
    IReadOnlyList<QuestionSeen> Line, IReadOnlyList<QuestionSeen> InWriting, IReadOnlyList<QuestionSeen> Answered);

/// <summary>The part of a round that the screen in the hall shows.</summary>
/// <param name="Code">The current code, which a helper may have replaced. Null for a screen that was opened without a helper's key.</param>
/// <param name="Renewals">How often the code was replaced. A screen without a key hides its code when this number changes.</param>
public sealed record StageRound(
    long Version, string Title, string? Code, int Renewals, bool IsOpen, StatementSeen? Statement, QuestionSeen? OnStage, IReadOnlyList<QuestionSeen> Next, int InLine)
{
    public StageRound WithoutCode() => this with { Code = null };
}
