using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>The page of a new contribution: an empty form with a key of its own, or a saved draft.</summary>
public abstract class NewContributionPage(
    WritingPageData desk, Drafts drafts, SendContribution send, CurrentMember me, LocalTime clock, IStringLocalizer<ContributionText> texts)
    : WritingPage(desk, drafts, send, me, clock, texts)
{
    /// <summary>
    /// Refuses the key of another kind, because each kind has its own rules: an article sent as a question would need no summary.
    /// </summary>
    protected override async Task<bool> Opens() =>
        await base.Opens() && (await Load.Own(Writer, Key) is not { } own || own.Kind == Kind);

    /// <param name="title">The title to begin with, such as a search that found nothing.</param>
    /// <param name="tags">The topics to begin with, such as the one on whose page the writer was.</param>
    public async Task<IActionResult> OnGetAsync(string? key, [StringLength(DraftText.MaxTitle)] string? title, [StringLength(DraftText.MaxTags)] string? tags)
    {
        Key = key ?? ShortKey.New();
        Tags = tags;
        Title = title?.Length > TextLimits.Title ? title[..TextLimits.Title] : title;
        if (key is not null)
        {
            if (await Load.Draft(Writer, key) is not { } draft || draft.Kind != Kind || await Load.Own(Writer, key) is not null)
                return NotFound();
            Take(draft);
        }
        else
        {
            Drafts = await Load.Drafts(Writer, Kind);
        }

        return await LoadAsync() ? Page() : NotFound();
    }
}
