using Microsoft.AspNetCore.Mvc;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

[CachedPage("page")]
public sealed class ShowModel(MemberQueries members, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Profile Profile { get; private set; } = null!;

    /// <summary>The query that finds only texts of this member.</summary>
    public string Query => $"{Facet.Author.Key(Language.IsDutch)}:{Key}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await members.Profile(Key, me.Viewer, Number) is not { } profile)
            return NotFound();
        Profile = profile;
        return Page();
    }
}
