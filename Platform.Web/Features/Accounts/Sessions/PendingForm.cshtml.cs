using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The page that shows a posted form to a writer who must sign in first. A redirect brings the form without a valid token, so the
/// page checks that the request comes from this site. The form is posted again only when the writer presses the button.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PendingFormModel(PendingForms kept, PasswordSignIn signIn, CurrentMember me) : PlatformPage
{
    [BindProperty, StringLength(PendingForms.LongestSealed)]
    public string? Sealed { get; set; }

    [BindProperty, Display(Name = "Email"), Required, StringLength(254)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Password"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    public PendingForm Form { get; private set; } = null!;

    /// <summary>True when the writer is signed in and can post the form again.</summary>
    public bool IsReady => me.IsSignedIn;

    public IActionResult OnGet() => LocalRedirect("/account/sign-in");

    public async Task<IActionResult> OnPostAsync([StringLength(InputLengths.Address)] string? to)
    {
        ModelState.Clear();
        if (await PendingForms.Read(Request, to) is not { } form)
            return LocalRedirect("/account/sign-in");
        Form = form;
        ModelState.Clear();
        Sealed = kept.Seal(form);
        return Page();
    }

    public async Task<IActionResult> OnPostSignInAsync()
    {
        if (!Request.IsFromThisSite() || kept.Open(Sealed) is not { } form)
            return LocalRedirect("/account/sign-in");
        Form = form;
        if (!ModelState.IsValid)
            return await Refuse();
        await HttpContext.SignInAs(await signIn.Check(Email, Password));
        return Page();
    }

    public override Task<bool> LoadAsync()
    {
        if (kept.Open(Sealed) is not { } form)
            return Task.FromResult(false);
        Form = form;
        return Task.FromResult(true);
    }
}
