using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The page for the leader of the debate: the question on stage, its time there, the next question and two large buttons.
/// </summary>
public sealed class LeadModel(RoundReader rounds, RoundDesk desk, ScreenKey screens, CurrentMember me) : HelperPage(rounds, me)
{
    public string Screen => screens.PathOf(Round);

    [BindProperty]
    public string? Do { get; set; }

    public async Task<IActionResult> OnPostActAsync()
    {
        var (kind, key, seen) = DeskAct.Read(Do);
        return Done(await desk.Act(Key, kind, key, seen, null, Me));
    }
}
