using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Accounts;

/// <summary>The first step of registering: name, address, password and the house rules. All errors come back at once.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterModel(Register register) : PlatformPage
{
    /// <summary>The name under which the steps of registering remember where the new member was going.</summary>
    public const string ReturnKey = "RegisterReturn";

    /// <summary>In characters. A cookie remembers the address.</summary>
    private const int LongestReturn = 500;

    [BindProperty(SupportsGet = true), StringLength(InputLengths.Address)]
    public string? ReturnUrl { get; set; }

    [BindProperty, Display(Name = "Name", Description = "Name.Help"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [BindProperty, Display(Name = "WorkEmail", Description = "WorkEmail.Help"), Required, EmailAddress(ErrorMessage = "WorkEmail.Invalid"), StringLength(254)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Password", Description = "Password.Help"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    [BindProperty, Display(Name = "HouseRules")]
    public bool HouseRules { get; set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync()
    {
        var broken = Register.Check(Name, Email, Password, HouseRules).Where(rule => ModelState[rule.Field]?.Errors.Count is null or 0).ToList();
        if (broken.Count > 0)
            throw new RulesBroken(broken);
        if (!ModelState.IsValid)
            return await Refuse();
        var signUp = await register.Begin(Name, Email, Password, Language.Current);
        if (ReturnUrl?.Length <= LongestReturn && Url.IsLocalUrl(ReturnUrl))
            TempData[ReturnKey] = ReturnUrl;
        return LocalRedirect($"/account/register/{signUp.Key}");
    }
}
