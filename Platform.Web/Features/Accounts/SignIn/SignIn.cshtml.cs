using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(PasswordSignIn signIn, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true), StringLength(InputLengths.Address)]
    public string? ReturnUrl { get; set; }

    [BindProperty, Display(Name = "Email"), Required, StringLength(254)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Password"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    public IActionResult OnGet()
    {
        ModelState.Clear();
        return me.IsSignedIn ? OnTheWay() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await HttpContext.SignInAs(await signIn.Check(Email, Password));
        return OnTheWay();
    }

    private LocalRedirectResult OnTheWay() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
