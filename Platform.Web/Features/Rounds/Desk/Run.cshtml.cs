using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Rounds;

/// <summary>The page to manage a round: its code, pages, statement, helpers and end.</summary>
public sealed class RunModel(RoundReader rounds, RunRound run, ScreenKey screens, CurrentMember me, IOptions<PlatformOptions> options, IStringLocalizer<RoundText> texts)
    : HelperPage(rounds, me)
{
    private readonly RoundReader _rounds = rounds;

    [BindProperty, Display(Name = "Title"), StringLength(Round.LongestTitle)]
    public string? Title { get; set; }

    [BindProperty, Display(Name = "Statement"), StringLength(Round.LongestStatement)]
    public string? Statement { get; set; }

    [BindProperty, Display(Name = "Who", Description = "Who.Help")]
    public string? Who { get; set; }

    public IReadOnlyList<RoundHelper> Helpers { get; private set; } = [];

    public Contributions.Contribution? Thread { get; private set; }

    public string Screen => screens.PathOf(Round);

    public Uri Address(AskedFrom from) => RoundAddress.Of(options.Value, Round.Code, from);

    public override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
            return false;
        Helpers = await _rounds.Helpers(Key);
        Thread = await _rounds.PublicThread(Round.ThreadKey);
        Title ??= Round.Title;
        Statement ??= Round.Statement;
        return true;
    }

    public async Task<IActionResult> OnPostNameAsync() => ModelState.IsValid ? Done(await run.Rename(Key, Title, Statement, Me)) : await Refuse();

    public async Task<IActionResult> OnPostAskAsync(StatementPhase phase) => Done(await run.Ask(Key, phase, Me), "#statement");

    public async Task<IActionResult> OnPostHelperAsync() => Done(await run.AddHelper(Key, Who, Me), "#helpers");

    public async Task<IActionResult> OnPostNoHelperAsync(string member) => Done(await run.RemoveHelper(Key, member, Me), "#helpers");

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (!await run.Close(Key, Me))
            return NotFound();
        TempData.Say(texts["Closed"]);
        return Done(true);
    }

    public async Task<IActionResult> OnPostReopenAsync() => Done(await run.Reopen(Key, Me));
}
