using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Experiences;

[CachedPage("post", "before", "after", "end", "show", IsOfThread = true)]
public sealed class ShowModel(ReadContribution read, ExperienceQueries experiences, ThreadViewBuilder pages, CurrentMember me, PageTags tags) : PageModel
{
    public ContributionView Experience { get; private set; } = null!;

    /// <summary>Null before publication.</summary>
    public UsesSeen? Uses { get; private set; }

    public ThreadView Thread { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (await read.Read(key, ExperienceTraits.Name) is not { } experience)
            return NotFound();
        if (await pages.View(experience.Contribution, me.Viewer, PostWindow.Of(Request.Query), experience.Facts) is not { } thread)
            return NotFound();
        Thread = thread;
        Experience = experience;
        if (experience.IsPublished)
        {
            // Leaving out a nameless author's organisation would reveal it to somebody who works there.
            Uses = await experiences.Uses(key, experience.Contribution.ByLayerOnly ? null : experience.Contribution.OrganisationKey);
            foreach (var person in Uses.Shown.Select(u => u.Person))
            {
                tags.Add(ChangeKind.Member, person.MemberKey);
                tags.Add(ChangeKind.Organisation, person.OrganisationKey);
            }
        }

        return Page();
    }
}
