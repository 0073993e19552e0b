using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Web.Features.About;

/// <summary>The five pages of the footer. Each text is a partial, with its English version beside it.</summary>
public sealed class ShowModel : PageModel
{
    public static readonly IReadOnlyDictionary<string, string> Partials = new Dictionary<string, string>
    {
        ["about"] = "_About",
        ["house-rules"] = "_HouseRules",
        ["accessibility"] = "_Accessibility",
        ["privacy"] = "_Privacy",
        ["help"] = "_Help",
    };

    [BindProperty(SupportsGet = true)]
    public string Topic { get; set; } = "about";

    public IActionResult OnGet() => Partials.ContainsKey(Topic) ? Page() : NotFound();
}
