using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The second step of registering: the organisation. The page proposes those that the domain of the address names. Searching is an
/// ordinary form, so it works without scripts and with assistive technology.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterOrganisationModel(Register register, OrganisationQueries organisations, PlatformDb db) : PlatformPage
{
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>The organisations found for the typed words, else those proposed from the address.</summary>
    public IReadOnlyList<OrganisationRow> Found { get; private set; } = [];

    public bool IsProposal => string.IsNullOrWhiteSpace(Query);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? organisation) =>
        await register.WorkAt(Key, organisation) ? LocalRedirect($"/account/confirm/{Key}") : NotFound();

    public override async Task<bool> LoadAsync()
    {
        if (await db.SignUps.Where(s => s.Key == Key).Select(s => s.Email).SingleOrDefaultAsync() is not { } address)
            return false;
        Found = IsProposal ? await organisations.ForAddress(address) : await organisations.Offered(Query!);
        return true;
    }
}
