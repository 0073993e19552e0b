using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Questions;

public sealed class ShowModel(ReadContribution read) : PageModel
{
    public ContributionView Question { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (await read.Read(key) is not { Kind: ContributionKind.Question } question)
            return NotFound();
        Question = question;
        return Page();
    }
}
