using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Home;

public sealed class IndexModel(HomeQueries queries) : PageModel
{
    public IReadOnlyList<ContributionRow> Articles { get; private set; } = [];

    public int ArticleTotal { get; private set; }

    public IReadOnlyList<Conversation> Conversations { get; private set; } = [];

    public IReadOnlyList<ContributionRow> Open { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Articles = await queries.NewArticles();
        ArticleTotal = await queries.CountArticles();
        Conversations = await queries.Conversations();
        Open = await queries.OpenQuestions();
    }
}
