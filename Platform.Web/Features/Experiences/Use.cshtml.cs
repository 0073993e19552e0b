using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Experiences;

/// <summary>The page on which a member says "we used this too", changes the line or takes it back. A moderator can remove a line.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class UseModel(PlatformDb db, ExperienceQueries experiences, UseExperience use, CurrentMember me, IStringLocalizer<ExperienceText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    [Display(Name = "Use.Context", Description = "Use.Context.Help"), StringLength(ExperienceUse.MaxContext)]
    public string? Context { get; set; }

    /// <summary>Key of the member whose line is removed; empty for the reader's own.</summary>
    [BindProperty]
    public string? Member { get; set; }

    public Experience Experience { get; private set; } = null!;

    /// <summary>The reader's own use; null without.</summary>
    public ExperienceUse? Mine { get; private set; }

    public bool CanUse { get; private set; }

    /// <summary>The uses that a moderator may remove; none for others.</summary>
    public IReadOnlyList<UseSeen> Others { get; private set; } = [];

    public string Back => Experience.Path + "#uses";

    public override async Task<bool> LoadAsync()
    {
        if (await db.Contributions.AsNoTracking().VisibleTo(me.Viewer).OfType<Experience>().SingleOrDefaultAsync(e => e.Key == Key) is not { } experience)
            return false;
        Experience = experience;
        CanUse = experience.AuthorKey != me.Key;
        Mine = await db.ExperienceUses.AsNoTracking().SingleOrDefaultAsync(u => u.ExperienceKey == Key && u.MemberKey == me.Key);
        if (me.Viewer.IsModerator)
            Others = [.. (await experiences.Uses(Key, null)).Shown.Where(u => u.MemberKey != me.Key)];
        return true;
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Context = Mine?.Context;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        if (!await use.Record(Key, Context, me.Viewer) || !await LoadAsync())
            return NotFound();
        TempData.Say(texts["Use.Done"]);
        return LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await LoadAsync() || !await use.Remove(Key, string.IsNullOrEmpty(Member) ? me.RequiredKey : Member, me.Viewer))
            return NotFound();
        TempData.Say(texts["Use.Removed"]);
        return LocalRedirect(Back);
    }
}
