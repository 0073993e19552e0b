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

    /// <summary>Key of the text that says why one signs in: for what the reader wanted to do.</summary>
    public string Lead => ReturnUrl?.Split('?', '#')[0] switch
    {
        "/ask" => "SignIn.ToAsk",
        "/write" => "SignIn.ToWrite",
        "/experiences/new" => "SignIn.ToTell",
        { } path when path.StartsWith("/questions/", StringComparison.Ordinal) && path.EndsWith("/same", StringComparison.Ordinal) => "SignIn.ToHaveToo",
        _ when ReturnUrl?.EndsWith("#thread", StringComparison.Ordinal) == true => "SignIn.ToReply",
        _ => "SignIn.Lead",
    };

    /// <summary>Whether somebody who registers comes back to where they were.</summary>
    public bool RegisterReturns => Url.IsLocalUrl(ReturnUrl) && ReturnUrl != "/";

    public string RegisterPath => "/account/register" + (RegisterReturns ? "?returnUrl=" + Uri.EscapeDataString(ReturnUrl!) : "");

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
