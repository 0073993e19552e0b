using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

[CachedPage("outcome", "sort", "page")]
public sealed class IndexModel(ExperienceQueries experiences) : PageModel
{
    public Outcome? Outcome { get; private set; }

    public RowOrder Order { get; private set; }

    public RowPage List { get; private set; } = null!;

    public ListSearch Search => new(
        Outcome is { } outcome ? $"type:{ExperienceTraits.Name.ApiName} outcome:{ApiName.Of(outcome)}" : $"type:{ExperienceTraits.Name.ApiName}");

    /// <param name="outcome">Name of an outcome. An unknown one shows all.</param>
    /// <param name="sort">Name of the order. An unknown one shows the newest first.</param>
    public async Task OnGetAsync([FromQuery] string? outcome, [FromQuery] string? sort, [FromQuery(Name = "page")] int page = 1)
    {
        Outcome = ApiName.TryParse<Outcome>(outcome, out var known) ? known : null;
        Order = ListOrder.Of(sort);
        List = await experiences.Page(Outcome, Order, page);
    }
}
