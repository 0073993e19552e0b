using Microsoft.AspNetCore.Mvc;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The first step of registering: the organisation. It is an ordinary search, so it works without scripts and with assistive technology.
/// </summary>
public sealed class RegisterModel(OrganisationQueries organisations) : PlatformPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<OrganisationRow> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!string.IsNullOrWhiteSpace(Query))
            Found = await organisations.Offered(Query);
    }
}
