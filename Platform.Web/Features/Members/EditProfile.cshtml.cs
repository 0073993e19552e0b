using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Members;

[Authorize(Policy = Policies.Member)]
public sealed class EditProfileModel(EditProfile edit, PlatformDb db, CurrentMember me, IStringLocalizer<MemberText> texts) : PlatformPage
{
    [BindProperty, Display(Name = "Name", Description = "Name.Help"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [BindProperty, Display(Name = "About", Description = "About.Help"), StringLength(300)]
    public string? About { get; set; }

    [BindProperty, Display(Name = "MailLanguage")]
    public string MailLanguage { get; set; } = "nl";

    [BindProperty, Display(Name = "ShowPresence", Description = "ShowPresence.Help")]
    public bool ShowPresence { get; set; }

    public Member Member { get; private set; } = null!;

    public IEnumerable<Choice> Languages => [new("nl", texts["Dutch"]), new("en", texts["English"])];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Name, About, MailLanguage, ShowPresence) = (Member.Name, Member.About, Member.Language, Member.ShowsPresence);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await edit.Describe(me.RequiredKey, Name, About, MailLanguage, ShowPresence);
        TempData.Say(texts["Saved"]);
        return LocalRedirect("/my/profile");
    }

    public override async Task<bool> LoadAsync()
    {
        Member = await db.Members.AsNoTracking().Include(m => m.Organisation).SingleAsync(m => m.Key == me.RequiredKey);
        return true;
    }
}
