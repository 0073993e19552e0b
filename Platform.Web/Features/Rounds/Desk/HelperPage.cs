using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>A page for moderators and the members they named as helpers. Others get 404.</summary>
[Authorize(Policy = Policies.Member)]
public abstract class HelperPage(RoundReader rounds, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public RoundState State { get; private set; } = null!;

    public Round Round => State.Round;

    public Viewer Me => me.Viewer;

    public bool IsModerator => Me.IsModerator;

    public override async Task<bool> LoadAsync()
    {
        if (await rounds.ForHelper(Key, Me) is null)
            return false;
        State = await rounds.State(Key);
        return true;
    }

    public virtual async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Returns to the page after an act; a script that sent the act gets 204 and reads the page itself.</summary>
    protected IActionResult Done(bool found, string place = "")
    {
        if (!found)
            return NotFound();
        return Request.IsFetch() ? new NoContentResult() : Redirect(Request.Path + place);
    }
}
