using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Search;

/// <summary>The accepted answer of a question, shown above the other results.</summary>
public sealed record AnswerCard(FoundContribution Question, string PostKey, IReadOnlyList<TextSegment> Passage, PersonSeen Author, DateTime At)
{
    public string Path => PostAddress.Of(Question.Path, PostKey);
}

/// <summary>
/// Shows the accepted answer of the first result when it clearly answers the query. The query has two words or more, most of them are in
/// the question's title, the rest are in the passage, and no other result scores close to it. No answer is better than a wrong one.
/// </summary>
public sealed class FindAnswer(ArchiveSearch archive, PlatformDb db)
{
    private const int FewestWords = 2;
    private const float HalfOfThem = 0.5f;

    /// <summary>The lowest score, as a multiple of the second result's score.</summary>
    private const float ClearLead = 1.15f;

    public async Task<AnswerCard?> For(SearchQuery query, FoundPage found, Viewer viewer, CancellationToken cancel)
    {
        if (query.Request is not { Sort: SearchSort.Relevance, Page: 1 } || query.Words.Split(' ').Length < FewestWords)
            return null;
        if (found.Items is not [{ AcceptedPostKey: { } accepted } first, ..])
            return null;
        if (found.Items.Count > 1 && first.Score < ClearLead * found.Items[1].Score)
            return null;
        // The beginning of an answer is preferred to its best passage.
        var passage = Passage(opening: true) ?? Passage(opening: false);
        if (passage is null)
            return null;
        var post = await db.Posts.AsNoTracking().InThread().Where(p => p.Key == accepted && p.ThreadKey == first.Key && p.State == PostState.Visible)
            .Include(p => p.Author).Include(p => p.Organisation).SingleOrDefaultAsync(cancel);
        return post is null ? null : new AnswerCard(first, accepted, passage.Snippet, post.AuthorFacts().SeenBy(viewer), post.CreatedAt);

        SearchHit? Passage(bool opening) =>
            archive.Passage(accepted, query.Request, viewer, opening) is { Shown: 1, InTitle: > HalfOfThem } hit && hit.Snippet.Any(s => s.Marked) ? hit : null;
    }
}
