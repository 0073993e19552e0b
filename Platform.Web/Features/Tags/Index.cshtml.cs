using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Caching;

namespace Platform.Web.Features.Tags;

/// <summary>The topics with the most contributions, in the order of the alphabet.</summary>
[CachedPage]
public sealed class IndexModel(TopicQueries queries) : PageModel
{
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>Whether there can be topics that the page does not show.</summary>
    public bool IsFull => Topics.Count == TopicQueries.MostTopics;

    public async Task OnGetAsync() => Topics = [.. (await queries.Most()).OrderBy(t => t.Shown, StringComparer.CurrentCultureIgnoreCase)];
}
