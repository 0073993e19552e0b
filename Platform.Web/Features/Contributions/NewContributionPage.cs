using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>An empty form with a key of its own, or a draft that was kept before.</summary>
public abstract class NewContributionPage(
    WritingDesk desk, Drafts drafts, SendContribution send, CurrentMember me, LocalTime clock, IStringLocalizer<ContributionText> texts)
    : WritingPage(desk, drafts, send, me, clock, texts)
{
    public async Task<IActionResult> OnGetAsync(string? key)
    {
        Key = key ?? ShortKey.New();
        if (key is not null)
        {
            if (await Load.Draft(Writer, key) is not { } draft || draft.Kind != Kind || await Load.Own(Writer, key) is not null)
                return NotFound();
            Take(draft);
        }

        return await LoadAsync() ? Page() : NotFound();
    }
}
