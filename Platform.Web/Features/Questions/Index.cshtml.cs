using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Questions;

[CachedPage("state", "page")]
public sealed class IndexModel(QuestionQueries questions) : PageModel
{
    public QuestionState State { get; private set; }

    public RowPage List { get; private set; } = null!;

    /// <summary>The feed of the newest questions: a search.</summary>
    public string Feed => "/search/feed?q=" + Uri.EscapeDataString($"type:{QuestionTraits.Name.ApiName}");

    /// <param name="state">Name of the filter. An unknown one shows all questions.</param>
    public async Task OnGetAsync([FromQuery] string? state, [FromQuery(Name = "page")] int page = 1)
    {
        State = Enum.TryParse<QuestionState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : QuestionState.All;
        List = await questions.Page(State, page);
    }
}
