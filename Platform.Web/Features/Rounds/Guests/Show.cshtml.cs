using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The page of a round on a phone: ask, vote, give an opinion. It needs no account, and a signed-in member is anonymous here too.
/// </summary>
public sealed class RoundPageModel(
    RoundReader rounds, GuestActs acts, GuestCookie cookie, CurrentMember me, TimeProvider clock, IStringLocalizer<RoundText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty, Display(Name = "Text", Description = "Text.Help"), Required, StringLength(RoundQuestion.LongestText)]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "From")]
    public AskedFrom From { get; set; }

    [BindProperty, Display(Name = "Name", Description = "Name.Help"), StringLength(RoundQuestion.LongestName)]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Email", Description = "Email.Help"), DataType(DataType.EmailAddress), StringLength(RoundQuestion.LongestAddress)]
    public string? Email { get; set; }

    public Round Round { get; private set; } = null!;

    public RoundState State { get; private set; } = null!;

    public GuestSeen Guest { get; private set; } = null!;

    /// <summary>Null when not everybody may read the thread.</summary>
    public Contribution? Thread { get; private set; }

    public bool TakesGuests => Round.TakesGuests(clock.UtcNow());

    public bool IsHelper { get; private set; }

    /// <summary>The rule that keeps a new guest from taking part; null when none does.</summary>
    public string? ClosedDoor { get; private set; }

    /// <summary>Whether the page was opened with the current code, and not with one that was replaced.</summary>
    private bool HasCode => CameBy == Round.Code;

    public IEnumerable<Choice> Places => [new(nameof(AskedFrom.Room), texts["From.Room.Choice"]), new(nameof(AskedFrom.Home), texts["From.Home.Choice"])];

    private bool FromHome => Request.Query.ContainsKey("thuis") || Request.Query.ContainsKey("home");

    /// <summary>The code with which the guest opened the page. An old code does not reveal the code that replaced it.</summary>
    public string CameBy => RoundCode.Read(Code)!;

    public string Action(string handler) => $"/r/{CameBy}?handler={handler}{(FromHome ? "&thuis" : "")}";

    public override async Task<bool> LoadAsync()
    {
        if (await rounds.ByCode(Code, HttpContext.RequestAborted) is not { } found)
            return false;
        State = await rounds.State(found.Key);
        Round = State.Round;
        var guest = cookie.Welcome(HttpContext, Round);
        Guest = await rounds.Seen(Round, guest.Key);
        if (TakesGuests && (!HasCode || Round.PausedAt is not null) && !await rounds.IsIn(Round.Key, guest))
            ClosedDoor = HasCode ? "NewGuestsPaused" : "CodeRenewed";
        Thread = await rounds.PublicThread(Round.ThreadKey);
        IsHelper = await rounds.ForHelper(Round.Key, me.Viewer) is not null;
        return true;
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        From = FromHome ? AskedFrom.Home : AskedFrom.Room;
        // The page shows what this guest did, so no cache may store it. With a form, its antiforgery token sets this header already.
        if (!TakesGuests)
            Response.Headers.CacheControl = "private, no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (await rounds.ByCode(Code) is not { } round)
            return NotFound();
        if (!ModelState.IsValid)
            return Request.IsFetch() ? BadRequest(new ValidationProblemDetails(ModelState)) : await Refuse();
        var question = await acts.Ask(round.Key, cookie.Of(HttpContext, round), Code, new NewQuestion(Text, Name, Email, From));
        if (Request.IsFetch())
            return new JsonResult(new { key = question.Key, text = question.Text, message = texts["Asked"].Value });
        TempData.Say(texts["Asked"]);
        return LocalRedirect(Here("own"));
    }

    public Task<IActionResult> OnPostVoteAsync(string? want, string? unwant) => Do(want is null && unwant is null ? "" : $"q-{want ?? unwant}",
        (round, guest) => acts.Vote(round.Key, want ?? unwant ?? "", want is not null, guest, Code));

    public Task<IActionResult> OnPostOpineAsync(StatementPhase phase, bool agrees) => Do("statement", (round, guest) => acts.Opine(round.Key, phase, agrees, guest, Code));

    private async Task<IActionResult> Do(string place, Func<Round, Guest, Task<bool>> act)
    {
        // These forms send only their own fields, so errors about missing fields do not apply.
        ModelState.Clear();
        if (await rounds.ByCode(Code) is not { } round || !await act(round, cookie.Of(HttpContext, round)))
            return NotFound();
        return Request.IsFetch() ? new NoContentResult() : LocalRedirect(Here(place));
    }

    private string Here(string place) => $"/r/{CameBy}{(FromHome ? "?thuis" : "")}#{place}";
}
