using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Editing;

/// <summary>A preview of a text, from the same renderer that publishes it.</summary>
[Authorize(Policy = Policies.Member)]
[EnableRateLimiting(PreviewsOfOne.Policy)]
public sealed class PreviewModel(Previews previews, IStringLocalizer<RuleText> rules) : PageModel
{
    public Preview? Preview { get; private set; }

    public string? Problem { get; private set; }

    public IActionResult OnGet() => NotFound();

    /// <param name="post">Whether the text is a post, which may be shorter than a contribution.</param>
    public void OnPost([StringLength(InputLengths.Text)] string? body, bool post = false)
    {
        try
        {
            Preview = post ? previews.OfPost(body) : previews.OfContribution(body);
        }
        catch (RuleBroken e)
        {
            Problem = rules[e.Rule, [.. e.Arguments]];
        }
    }
}
