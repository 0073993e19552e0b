using Microsoft.AspNetCore.Mvc;
using Platform.Web.Caching;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Organisations;

[CachedPage("layer", "q", "page")]
public sealed class IndexModel(OrganisationQueries organisations) : PlatformPage
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "layer")]
    public Layer? Layer { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<OrganisationRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var all = await organisations.List(Layer, Query);
        Total = all.Count;
        Pager = Pager.For(Number, Total, PageSize);
        Rows = [.. Pager.Of(all.AsQueryable())];
    }
}
