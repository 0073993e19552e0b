using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Members;

[Authorize(Policy = Policies.Member)]
public sealed class ChangeOrganisationModel(
    OrganisationQueries organisations, EditProfile edit, CurrentMember me, IStringLocalizer<MemberText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<OrganisationRow> Found { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(string? organisation)
    {
        await edit.WorkAt(me.RequiredKey, organisation);
        TempData.Say(texts["Organisation.Changed"]);
        return LocalRedirect("/my/profile");
    }

    public override async Task<bool> LoadAsync()
    {
        if (!string.IsNullOrWhiteSpace(Query))
            Found = await organisations.Offered(Query);
        return true;
    }
}
