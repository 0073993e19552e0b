using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>Computes the new states of the questions that an act concerns.</summary>
public static class RoundMoves
{
    /// <param name="state">The current state, read in the transaction of the act.</param>
    /// <param name="with">The key of the question to merge into, or the name of the person who answered.</param>
    public static IReadOnlyList<QuestionState> Of(RoundState state, ActKind kind, RoundQuestion? question, string? with, DateTime now) => kind switch
    {
        ActKind.Next => Next(state, now),
        _ when question is null => throw new RuleBroken("QuestionGone"),
        ActKind.Admit => [question.State with { Stage = QuestionStage.Admitted, Place = Last(state) }],
        ActKind.Decline => [question.State with { Stage = QuestionStage.Declined }],
        ActKind.InWriting => [question.State with { Stage = QuestionStage.InWriting }],
        ActKind.Answered => [question.State with { Stage = QuestionStage.Answered, AnsweredBy = Who(with) }],
        ActKind.Back => [question.State with { Stage = question.Stage == QuestionStage.Declined ? QuestionStage.Waiting : QuestionStage.Admitted }],
        ActKind.Stage => ToStage(state, question, now),
        ActKind.Merge => Merge(state, question, with),
        ActKind.Split => Family(state, question).ConvertAll(q =>
            q.State with { StandsForKey = question.Key, MergedIntoKey = q == question ? null : q.MergedIntoKey }),
        _ => throw new RuleBroken("QuestionGone"),
    };

    /// <summary>Marks the question on stage as answered and puts the first in line on stage.</summary>
    private static List<QuestionState> Next(RoundState state, DateTime now)
    {
        if (state.Line.Count > 0)
            return ToStage(state, state.Line[0].Question, now);
        return state.OnStage is { } last ? [last.Question.State with { Stage = QuestionStage.Answered }] : throw new RuleBroken("NothingInLine");
    }

    private static List<QuestionState> ToStage(RoundState state, RoundQuestion question, DateTime now)
    {
        var moves = new List<QuestionState>();
        if (state.OnStage is { } before && before.Question != question)
            moves.Add(before.Question.State with { Stage = QuestionStage.Answered });
        moves.Add(question.State with { Stage = QuestionStage.OnStage, StagedAt = now });
        return moves;
    }

    /// <summary>
    /// Lets the whole family of one question count for another. Votes stay on their own question, so that a person counts once.
    /// </summary>
    private static List<QuestionState> Merge(RoundState state, RoundQuestion question, string? with)
    {
        var chosen = state.Questions.FirstOrDefault(c => c.Question.Key == with)?.Question ?? throw new RuleBroken("QuestionGone");
        var target = state.Questions.First(c => c.Question.Key == chosen.StandsForKey).Question;
        var family = Family(state, question);
        if (family.Contains(target))
            throw new RuleBroken("MergeIntoItself");
        var moves = family.ConvertAll(q => q.State with { StandsForKey = target.Key, MergedIntoKey = q == question ? target.Key : q.MergedIntoKey });
        // Admits a waiting target, because a question that the hall already saw may not disappear.
        if (question.IsPublic && !target.IsPublic)
            moves.Add(target.State with { Stage = QuestionStage.Admitted, Place = question.Place });
        return moves;
    }

    /// <summary>Returns a question and all questions merged into it, directly or through others.</summary>
    private static List<RoundQuestion> Family(RoundState state, RoundQuestion root)
    {
        var family = new List<RoundQuestion> { root };
        for (var i = 0; i < family.Count; i++)
            family.AddRange(state.MergedInto(family[i].Key).Select(c => c.Question));
        return family;
    }

    private static int Last(RoundState state) => state.Questions.Max(c => c.Question.Place) + 1;

    private static string? Who(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Round.Line(typed, RoundDesk.LongestName, "NameNeeded", "With");
}
