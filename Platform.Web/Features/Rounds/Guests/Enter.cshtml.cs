using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>The page where a guest types the code from the screen.</summary>
public sealed class EnterModel(RoundReader rounds, IStringLocalizer<RoundText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true), Display(Name = "Code", Description = "Code.Help")]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
            return Page();
        if (await rounds.ByCode(Code, HttpContext.RequestAborted) is not null)
            return LocalRedirect($"/r/{RoundCode.Read(Code)}");
        ModelState.AddModelError(nameof(Code), texts["Code.Unknown"]);
        return Page();
    }
}
