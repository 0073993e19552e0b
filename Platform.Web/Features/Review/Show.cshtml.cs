using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Features.Finding;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Review;

/// <summary>The page of one item in the queue, where a moderator reads it and decides.</summary>
[Authorize(Policy = Policies.Moderate)]
public sealed class ShowModel(
    ReviewCases cases, ClaimReview claims, DecideReview decide, ShowName showName, QueueQueries queue, Interest interest, AuthorHistory history,
    SimilarContent similar, CurrentMember me, TimeProvider clock, IOptions<ModerationOptions> moderation, IStringLocalizer<ReviewText> texts) : PlatformPage
{
    private const int MostAlike = 5;

    /// <summary>How much of a text is compared with the archive, in characters.</summary>
    private const int MostToGoBy = 4000;

    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty, Display(Name = "Decision")]
    public Verdict? Decision { get; set; }

    [BindProperty, Display(Name = "Reason", Description = "Reason.Help")]
    public ReviewReason Reason { get; set; }

    [BindProperty, Display(Name = "Text", Description = "Text.Help"), DataType(DataType.MultilineText), StringLength(ReviewItem.LongestInput)]
    public string? Text { get; set; }

    public ReviewCase Case { get; private set; } = null!;

    /// <summary>The author with name; set only in the response to the request to show it.</summary>
    public PersonSeen? Named { get; private set; }

    /// <summary>Null when the author is not shown by name, or has left.</summary>
    public AuthorRecord? Record { get; private set; }

    /// <summary>Published contributions that resemble the text; none for a reply.</summary>
    public IReadOnlyList<SimilarItem> Alike { get; private set; } = [];

    /// <summary>Whether this moderator wrote the text, or the thread or post that it answers.</summary>
    public bool IsOwn { get; private set; }

    public bool IsMine => Case.Item.ClaimedByKey == me.Key;

    /// <summary>How many texts of a member a moderator approves before the next ones appear at once.</summary>
    public int ApprovedBeforeTrust => moderation.Value.ApprovedBeforeTrust;

    /// <summary>How long a moderator still has to decide; negative when the term is over.</summary>
    public TimeSpan Left => Case.Item.DueAt - clock.UtcNow();

    /// <summary>Whether the page has the form to decide.</summary>
    public bool MayDecide => Case.IsOpen && !IsOwn && !IsAnothers;

    public bool IsAnothers => Case.Item.ClaimedByKey is not null && !IsMine;

    public override async Task<bool> LoadAsync()
    {
        if (await cases.Load(Key) is not { } found)
            return false;
        Case = found;
        IsOwn = await interest.Has(me.Viewer, Case.Item);
        Record = await history.Of(Named ?? Case.Author, Key);
        if (Case.Item.ContributionKey is { } subject)
            Alike = [.. (await similar.Similar(Case.Title, Case.Text.Length > MostToGoBy ? Case.Text[..MostToGoBy] : Case.Text, me.Viewer, MostAlike + 1, CancellationToken.None)).Where(a => a.Row.Key != subject).Take(MostAlike)];
        return true;
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostClaimAsync() => await claims.Claim(Key, me.Viewer) ? Back() : NotFound();

    public async Task<IActionResult> OnPostTakeOverAsync() => await claims.TakeOver(Key, me.Viewer) ? Back() : NotFound();

    public async Task<IActionResult> OnPostReleaseAsync() => await claims.Release(Key, me.Viewer) ? Back() : NotFound();

    public async Task<IActionResult> OnPostNameAsync()
    {
        Named = await showName.Show(Key, me.Viewer);
        return Named is not null && await LoadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostDecideAsync()
    {
        Check();
        if (await decide.Decide(Key, Decision!.Value, Reason, Text, me.Viewer) is null)
            return NotFound();
        TempData.Say(texts[$"Decided.{Decision}"]);
        return LocalRedirect(await queue.Next() is { } next ? $"/review/{next}" : "/review");
    }

    private RedirectResult Back() => Redirect($"/review/{Key}");

    /// <summary>Checks the form. On this page a refusal needs a reason code as well, so that reasons can be counted.</summary>
    private void Check()
    {
        var broken = new List<RuleBroken>();
        if (Decision is null)
            broken.Add(new RuleBroken("DecisionNeeded") { Field = nameof(Decision) });
        if (Decision is Verdict.Return or Verdict.Decline && Reason == ReviewReason.None)
            broken.Add(new RuleBroken("ReasonCodeNeeded") { Field = nameof(Reason) });
        if (Decision is Verdict.Return or Verdict.Decline && string.IsNullOrWhiteSpace(Text))
            broken.Add(new RuleBroken("ReasonNeeded") { Field = nameof(Text) });
        if (broken.Count > 0)
            throw new RulesBroken(broken);
    }
}
