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

/// <summary>The page on which the owner of an experience tells what became of it.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class AddModel(PlatformDb db, AddAddition act, CurrentMember me, IStringLocalizer<ExperienceText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    [Display(Name = "Addition.Text"), DataType(DataType.MultilineText), StringLength(ExperienceFields.Longest)]
    public string? Text { get; set; }

    public Experience Experience { get; private set; } = null!;

    public override async Task<bool> LoadAsync()
    {
        var found = await db.Contributions.AsNoTracking().OfType<Experience>().SingleOrDefaultAsync(e => e.Key == Key && e.AuthorKey == me.Key);
        if (found is null)
            return false;
        Experience = found;
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        if (await act.Add(Key, Text, me.Viewer) is not { } experience)
            return NotFound();
        TempData.Say(texts["Addition.Sent"]);
        return LocalRedirect(experience.Path);
    }
}
