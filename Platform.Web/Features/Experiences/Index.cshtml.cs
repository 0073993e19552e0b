using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

public sealed class IndexModel(ExperienceQueries experiences) : PageModel
{
    public Outcome? Outcome { get; private set; }

    public RowPage List { get; private set; } = null!;

    /// <summary>The feed of this list: a search.</summary>
    public string Feed => "/search/feed?q=" + Uri.EscapeDataString(
        Outcome is { } outcome ? $"type:{ExperienceTraits.Name.ApiName} outcome:{ApiName.Of(outcome)}" : $"type:{ExperienceTraits.Name.ApiName}");

    /// <param name="outcome">Name of an outcome. An unknown one shows all.</param>
    public async Task OnGetAsync([FromQuery] string? outcome, [FromQuery(Name = "page")] int page = 1)
    {
        Outcome = ApiName.TryParse<Outcome>(outcome, out var known) ? known : null;
        List = await experiences.Page(Outcome, page);
    }
}
