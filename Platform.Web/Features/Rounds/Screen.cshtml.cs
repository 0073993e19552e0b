using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The screen in the hall: shows what everybody may see, so the laptop that shows it need not be signed in. Without
/// network it keeps its last picture, also when it is loaded again.
/// </summary>
public sealed class ScreenModel(RoundReader rounds, RoundBoards boards, IOptions<PlatformOptions> options, IStringLocalizer<RoundText> texts) : PageModel
{
    public Round Round { get; private set; } = null!;

    public StageRound Stage { get; private set; } = null!;

    /// <summary>Where one types the code.</summary>
    public string Site { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await rounds.ByCode(code) is not { } round)
            return NotFound();
        Round = round;
        Stage = (await boards.Read(round.Key)).Stage;
        Site = RoundAddress.Spoken(new Uri(options.Value.PublicUrl, "/r"));
        Response.Headers.CacheControl = "private, no-cache";
        return Page();
    }

    /// <summary>Letters as large as the text allows: a short question fills the screen as a long one does.</summary>
    public static string Size(string? text) => (text?.Length ?? 0) switch { <= 60 => "xl", <= 120 => "l", <= 200 => "m", _ => "s" };

    public string? Meta(QuestionSeen? question) => question is null
        ? null
        : string.Join(" · ", new[] { question.Name, texts[$"From.{question.From}"], texts.Count("Votes", question.Votes) }.Where(part => part is not null));
}
