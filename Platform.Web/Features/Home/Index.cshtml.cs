using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Questions;

namespace Platform.Web.Features.Home;

public sealed class IndexModel(HomeQueries home, ArticleQueries articles, QuestionQueries questions, ExperienceQueries experiences) : PageModel
{
    private const int Shown = 4;
    private const int ExperiencesShown = 3;

    public IReadOnlyList<ContributionRow> Articles { get; private set; } = [];

    public int ArticleTotal { get; private set; }

    public IReadOnlyList<ContributionRow> Experiences { get; private set; } = [];

    public IReadOnlyList<Conversation> Conversations { get; private set; } = [];

    public IReadOnlyList<ContributionRow> Open { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Articles = await articles.Newest(Shown);
        ArticleTotal = await articles.Count();
        Experiences = await experiences.Newest(ExperiencesShown);
        Conversations = await home.Conversations();
        Open = await questions.Unanswered(Shown);
    }
}
