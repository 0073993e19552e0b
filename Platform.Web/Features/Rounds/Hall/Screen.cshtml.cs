using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The screen in the hall. It shows only what everybody may see, so its laptop need not be signed in. Without network the last
/// state stays visible, even after a reload.
/// </summary>
public sealed class ScreenModel(RoundReader rounds, RoundSnapshots snapshots, ScreenKey screens, IOptions<PlatformOptions> options, IStringLocalizer<RoundText> texts) : PageModel
{
    public Round Round { get; private set; } = null!;

    public StageRound Stage { get; private set; } = null!;

    /// <summary>The address where people type the code.</summary>
    public string Site { get; private set; } = "";

    /// <summary>The code on the screen: the current one if a helper opened the screen, else the one in its address.</summary>
    public string ShownCode { get; private set; } = "";

    /// <summary>The screen key; null when no helper opened the screen.</summary>
    public string? Key { get; private set; }

    /// <summary>Whether to show the code. A replaced code is never shown.</summary>
    public bool ShowsCode => ShownCode == Round.Code && Stage.IsOpen;

    public async Task<IActionResult> OnGetAsync(string code, string? key)
    {
        if (await rounds.ByCode(code, HttpContext.RequestAborted) is not { } round)
            return NotFound();
        Round = round;
        Key = screens.Opens(key, round) ? key : null;
        ShownCode = Key is null ? RoundCode.Read(code)! : round.Code;
        Stage = (await snapshots.Read(round.Key)).Stage;
        Site = RoundAddress.Spoken(new Uri(options.Value.PublicUrl, "/r"));
        Response.Headers.CacheControl = "private, no-cache";
        return Page();
    }

    /// <summary>Returns the letter size for a text, so that a short question fills the screen as a long one does.</summary>
    public static string Size(string? text) => (text?.Length ?? 0) switch { <= 60 => "xl", <= 120 => "l", <= 200 => "m", _ => "s" };

    public string? Meta(QuestionSeen? question) => question is null
        ? null
        : string.Join(" · ", new[] { question.Name, texts[$"From.{question.From}"], texts.Count("Votes", question.Votes) }.Where(part => part is not null));
}
