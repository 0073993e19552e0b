using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>A round as it is at one version: what every page and every snapshot is made from.</summary>
public sealed record RoundState(Round Round, long Version, IReadOnlyList<Counted> Questions, Tally Before, Tally After, int Guests)
{
    public const int ShownNext = 3;

    /// <summary>Those that stand for themselves.</summary>
    private IEnumerable<Counted> Whole => Questions.Where(c => !c.Question.IsMerged);

    public Counted? OnStage => Whole.FirstOrDefault(c => c.Question.Stage == QuestionStage.OnStage);

    public IReadOnlyList<Counted> Line => RoundLine.Of(
        In(QuestionStage.Admitted), Round.Order, Round.TakesTurns,
        Whole.Where(c => c.Question.StagedAt != null).MaxBy(c => c.Question.StagedAt)?.Question.From);

    /// <summary>The oldest first: who waits longest is read first.</summary>
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

    /// <summary>A result is shown when its vote is over.</summary>
    public StatementSeen? StatementSeen() => Round.Statement is not { } text || Round.Phase == StatementPhase.NotYet ? null : new StatementSeen(
        text, Round.Phase,
        Round.Phase > StatementPhase.Before ? Result.Of(Before) : null,
        Round.Phase > StatementPhase.After ? Result.Of(After) : null,
        Round.Phase switch { StatementPhase.Before => Before.Total, StatementPhase.After => After.Total, _ => 0 });

    public static QuestionSeen Seen(Counted c) => new(
        c.Question.Key, c.Question.Text, c.Question.Name, c.Question.From, c.Votes, c.Question.Stage, AnsweredBy(c.Question), c.Question.Answer is not null);

    /// <summary>As an outsider sees it: a round has one audience.</summary>
    public static string? AnsweredBy(RoundQuestion question) =>
        question.Answerer is { } member ? member.Facts().SeenBy(Viewer.Outsider).Name : question.AnsweredBy;
}

/// <param name="Written">The answer is text, and stands on the page of the round.</param>
public sealed record QuestionSeen(string Key, string Text, string? Name, AskedFrom From, int Votes, QuestionStage Stage, string? AnsweredBy, bool Written);

public sealed record Result(int Agree, int Disagree, int Percent)
{
    public static Result Of(Tally tally) => new(tally.Agree, tally.Disagree, tally.Percent);
}

/// <param name="Count">Opinions given in the vote that is on.</param>
public sealed record StatementSeen(string Text, StatementPhase Phase, Result? Before, Result? After, int Count)
{
    /// <summary>In points of a hundred.</summary>
    public int? Shift => Before is { } before && After is { } after ? after.Percent - before.Percent : null;
}

/// <summary>What everybody with the code sees.</summary>
public sealed record PublicRound(
    long Version, bool IsOpen, StatementSeen? Statement, QuestionSeen? OnStage,
    IReadOnlyList<QuestionSeen> Line, IReadOnlyList<QuestionSeen> InWriting, IReadOnlyList<QuestionSeen> Answered);

/// <summary>What the screen in the hall shows.</summary>
/// <param name="Code">To come in by: a helper may have replaced it. Null for a screen that was opened without the key of a helper.</param>
/// <param name="Renewals">How often the code was replaced, so that a screen without key takes down a code that is no longer right.</param>
public sealed record StageRound(
    long Version, string Title, string? Code, int Renewals, bool IsOpen, StatementSeen? Statement, QuestionSeen? OnStage, IReadOnlyList<QuestionSeen> Next, int InLine)
{
    public StageRound WithoutCode() => this with { Code = null };
}
