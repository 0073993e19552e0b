using Platform.Web.Access;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Questions;

/// <summary>A filter on questions: all, without answers, with answers but none accepted, or with an accepted answer.</summary>
public enum QuestionState
{
    All,
    Open,
    Answered,
    Solved,
}

/// <summary>Lists of questions that this viewer may see.</summary>
public sealed class QuestionQueries(ContributionQueries contributions)
{
    private const int Looked = 300;

    private IQueryable<Question> Visible => contributions.Visible.OfType<Question>();

    public Task<RowPage> Page(QuestionState state, RowOrder order, int page)
    {
        var questions = state switch
        {
            QuestionState.Open => Visible.Where(q => q.Thread.AnswerCount == 0),
            QuestionState.Answered => Visible.Where(q => q.Thread.AnswerCount > 0 && q.Thread.AcceptedPostKey == null),
            QuestionState.Solved => Visible.Where(q => q.Thread.AcceptedPostKey != null),
            _ => Visible,
        };
        return contributions.Page(questions, questions.In(order), page);
    }

    /// <summary>The newest imported questions.</summary>
    public Task<IReadOnlyList<ContributionRow>> FromArchive(int count, Viewer viewer) => contributions.Rows(
        contributions.Newest(QuestionTraits.Name, Looked).Where(q => q.ImportedAt != null).OrderByDescending(q => q.PublishedAt).ThenBy(q => q.Key).Take(count), viewer);

    /// <summary>
    /// The newest questions without an answer, ordered by how many members have the same question. Those that were imported come last.
    /// </summary>
    public Task<IReadOnlyList<ContributionRow>> Unanswered(int count, Viewer viewer) => contributions.Rows(
        contributions.Newest(QuestionTraits.Name, Looked).Where(q => q.Thread.AnswerCount == 0)
            .OrderBy(q => q.ImportedAt != null).ThenByDescending(q => q.Thread.SameCount).ThenByDescending(q => q.PublishedAt).ThenBy(q => q.Key).Take(count), viewer);
}
