using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>The page where a moderator opens a round on a thread and finds its earlier rounds.</summary>
[Authorize(Policy = Policies.Moderate)]
public sealed class OpenModel(PlatformDb db, RoundReader rounds, RunRound run, CurrentMember me, IStringLocalizer<RoundText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Thread { get; set; } = "";

    [BindProperty, Display(Name = "Title", Description = "Title.Help"), Required, StringLength(Round.LongestTitle)]
    public string? Title { get; set; }

    [BindProperty, Display(Name = "Statement", Description = "Statement.Help"), StringLength(Round.LongestStatement)]
    public string? Statement { get; set; }

    public Contribution Contribution { get; private set; } = null!;

    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public override async Task<bool> LoadAsync()
    {
        if (await db.Contributions.AsNoTracking().ReadableBy(me.Viewer).SingleOrDefaultAsync(c => c.Key == Thread) is not { } contribution)
            return false;
        Contribution = contribution;
        Rounds = await rounds.OfThread(Thread);
        return true;
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        // Does not suggest the title of a members-only contribution, because the hall would see it.
        Title = Contribution is { Audience: Audience.Everyone, IsPublic: true } && Contribution.Title.Length <= Round.LongestTitle
            ? Contribution.Title
            : texts["Round"];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        return await run.Open(Thread, Title, Statement, me.Viewer) is { } round ? LocalRedirect($"/rounds/{round.Key}") : NotFound();
    }
}
