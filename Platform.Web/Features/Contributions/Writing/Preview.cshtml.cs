using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>A preview of a text, from the same renderer that publishes it.</summary>
[Authorize(Policy = Policies.Member)]
[EnableRateLimiting(PreviewsOfOne.Policy)]
public sealed class PreviewModel(WritingPageData desk, IStringLocalizer<RuleText> rules) : PageModel
{
    public SafeHtml? Html { get; private set; }

    public string? Problem { get; private set; }

    public IActionResult OnGet() => NotFound();

    public void OnPost([StringLength(InputLengths.Text)] string? body)
    {
        try
        {
            Html = desk.Show(body);
        }
        catch (RuleBroken e)
        {
            Problem = rules[e.Rule, [.. e.Arguments]];
        }
    }
}
