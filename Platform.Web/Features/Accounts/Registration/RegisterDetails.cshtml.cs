using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterDetailsModel(Register register, OrganisationQueries organisations) : PlatformPage
{
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public string? OrganisationKey { get; set; }

    [BindProperty, Display(Name = "Name", Description = "Name.Help"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [BindProperty, Display(Name = "WorkEmail", Description = "WorkEmail.Help"), Required, EmailAddress, StringLength(254)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Password", Description = "Password.Help"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    [BindProperty, Display(Name = "HouseRules"), Range(typeof(bool), "true", "true", ErrorMessage = "HouseRules.Needed")]
    public bool HouseRules { get; set; }

    public string? OrganisationName { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await LoadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        var signUp = await register.Begin(OrganisationKey, Name, Email, Password, Language.Current);
        return LocalRedirect($"/account/confirm/{signUp.Key}");
    }

    public override async Task<bool> LoadAsync()
    {
        if (OrganisationKey is null)
            return true;
        OrganisationName = await organisations.OfferedName(OrganisationKey);
        return OrganisationName is not null;
    }
}
