using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Questions;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <summary>A filter on questions: all, without answers, with answers but none accepted, or with an accepted answer.</summary>
public enum QuestionState
{
    All,
    Open,
    Answered,
    Solved,
}

/// <summary>Lists of contributions that this viewer may see. They do not read the bodies.</summary>
public sealed class ContributionQueries(PlatformDb db, CurrentMember me)
{
    public const int PageSize = 20;

    private IQueryable<Contribution> Visible => db.Contributions.AsNoTracking().VisibleTo(me.Viewer);

    /// <summary>Lists questions with the newest activity first: the last post in the thread, or else the question itself.</summary>
    public Task<RowPage> Questions(QuestionState state, int page)
    {
        var questions = Visible.OfType<Question>();
        questions = state switch
        {
            QuestionState.Open => questions.Where(q => q.Thread.AnswerCount == 0),
            QuestionState.Answered => questions.Where(q => q.Thread.AnswerCount > 0 && q.Thread.AcceptedPostKey == null),
            QuestionState.Solved => questions.Where(q => q.Thread.AcceptedPostKey != null),
            _ => questions,
        };
        return Page(questions, questions.OrderByDescending(q => q.Thread.LastPostAt ?? q.PublishedAt).ThenBy(q => q.Key), page);
    }

    public Task<RowPage> Articles(int page)
    {
        var articles = Visible.OfType<Article>();
        return Page(articles, articles.OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Key), page);
    }

    public Task<RowPage> WithTag(string tagKey, int page)
    {
        var tagged = Visible.Where(c => c.Tags.Any(t => t.TagKey == tagKey));
        return Page(tagged, tagged.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Key), page);
    }

    private async Task<RowPage> Page(IQueryable<Contribution> all, IQueryable<Contribution> ordered, int page)
    {
        var total = await all.CountAsync();
        var pager = Pager.For(page, total, PageSize);
        return new RowPage(await Rows(pager.Of(ordered), me.Viewer), total, pager);
    }

    internal static async Task<IReadOnlyList<ContributionRow>> Rows(IQueryable<Contribution> contributions, Viewer viewer)
    {
        var loaded = await contributions.Include(c => c.Author).Include(c => c.Organisation).Include(c => c.Thread).ToListAsync();
        return loaded.ConvertAll(c => ContributionRow.Of(c, viewer));
    }
}
