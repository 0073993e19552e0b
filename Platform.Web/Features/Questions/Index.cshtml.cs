using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Questions;

[CachedPage("state", "sort", "page")]
public sealed class IndexModel(QuestionQueries questions) : PageModel
{
    public QuestionState State { get; private set; }

    public RowOrder Order { get; private set; }

    /// <summary>The orders of the list. Only open questions wait, so only these have an order by how long.</summary>
    public IReadOnlyList<RowOrder> Orders => State == QuestionState.Open ? [RowOrder.Active, RowOrder.Newest, RowOrder.Oldest] : [RowOrder.Active, RowOrder.Newest];

    public RowPage List { get; private set; } = null!;

    public ListSearch Search => new($"type:{QuestionTraits.Name.ApiName}");

    /// <summary>The part of the address that chooses the state; null for all questions.</summary>
    public static string? Filter(QuestionState state) => state == QuestionState.All ? null : $"state={state.ToString().ToLowerInvariant()}";

    /// <param name="state">Name of the filter. An unknown one shows all questions.</param>
    /// <param name="sort">Name of the order. An unknown one shows the latest activity first.</param>
    public async Task OnGetAsync([FromQuery] string? state, [FromQuery] string? sort, [FromQuery(Name = "page")] int page = 1)
    {
        State = Enum.TryParse<QuestionState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : QuestionState.All;
        Order = ListOrder.Of(sort, Orders);
        List = await questions.Page(State, Order, page);
    }
}
