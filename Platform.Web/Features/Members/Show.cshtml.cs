using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

public sealed class ShowModel(MemberQueries members, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Profile Profile { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await members.Profile(Key, me.Viewer, Number) is not { } profile)
            return NotFound();
        Profile = profile;
        return Page();
    }
}
