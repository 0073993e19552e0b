using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Questions;

/// <summary>The page that receives "I have this too" on a question, or its reversal. The button is under the question.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class SameModel(ThreadQueries threads, HaveSameQuestion same, CurrentMember me) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public bool Has { get; set; } = true;

    public string Back { get; private set; } = "";

    public override async Task<bool> LoadAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { Contribution: Question question })
            return false;
        Back = question.Path + "#same";
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Redirect(Back) : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || !await same.Record(Key, Has, me.Viewer))
            return NotFound();
        return Request.IsFetch() ? new NoContentResult() : Redirect(Back);
    }
}
