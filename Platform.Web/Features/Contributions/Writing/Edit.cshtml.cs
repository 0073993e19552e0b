using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <summary>The page to edit one's own contribution, starting from its newest version or the saved draft.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class EditModel(
    WritingPageData desk, Drafts drafts, SendContribution send, AuthorActs acts, CurrentMember me, LocalTime clock, IStringLocalizer<ContributionText> texts)
    : WritingPage(desk, drafts, send, me, clock, texts)
{
    private Contribution? _contribution;

    public override ContributionKind Kind => _contribution!.Kind;

    protected override string DraftPath => $"/contributions/{Key}/edit";

    public async Task<IActionResult> OnGetAsync(string key)
    {
        Key = key;
        var draft = await Load.Draft(Writer, key);
        if (!await Opens())
            return draft is null ? NotFound() : Redirect($"{draft.Kind!.Value.Traits().WritePath}?key={key}");
        if (draft is not null)
            Take(draft);
        else
            await TakeLatest();
        return await LoadAsync() ? Page() : NotFound();
    }

    /// <summary>Withdraws the contribution, which takes it off the site.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string key)
    {
        Key = key;
        if (await acts.Withdraw(key, Writer) is null)
            return NotFound();
        TempData.Say(Texts["Withdrawn"]);
        return LocalRedirect("/my/work");
    }

    public async Task<IActionResult> OnPostRevealAsync(string key)
    {
        Key = key;
        if (await acts.RevealAuthor(key, Writer) is not { } contribution)
            return NotFound();
        TempData.Say(Texts["Revealed"]);
        return LocalRedirect(contribution.Path);
    }

    protected override async Task<bool> Opens()
    {
        _contribution ??= await Load.Own(Writer, Key);
        return _contribution?.CanBeEditedBy(Writer) == true;
    }

    private async Task TakeLatest()
    {
        var prepared = await Load.Prepare(Writer, Key, Kind);
        Take(DraftText.From(prepared.Latest!, _contribution!));
        BaseNumber = prepared.Latest!.Number;
    }
}
