using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Editing;
using Platform.Web.Features.Finding;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Ui;
using InterfaceLanguage = Platform.Web.Shared.Language;

namespace Platform.Web.Features.Contributions;

/// <summary>The form of a contribution, new or edited.</summary>
public abstract class WritingPage(
    WritingPageData desk, Drafts drafts, SendContribution send, CurrentMember me, LocalTime clock, IStringLocalizer<ContributionText> texts) : PlatformPage
{
    /// <summary>Key of the draft and of the contribution it becomes; chosen with the empty form.</summary>
    [BindProperty]
    public string Key { get; set; } = "";

    [BindProperty]
    public int BaseNumber { get; set; }

    /// <summary>Number of the draft as this form last saw it.</summary>
    [BindProperty]
    public int Concurrency { get; set; } = SendContribution.SawNoDraft;

    [BindProperty, Display(Name = "Title"), StringLength(DraftText.MaxTitle)]
    public string? Title { get; set; }

    [BindProperty, Display(Name = "Body"), DataType(DataType.MultilineText), StringLength(InputLengths.Text)]
    public string? Body { get; set; }

    [BindProperty, Display(Name = "Summary", Description = "Summary.Help"), DataType(DataType.MultilineText), StringLength(DraftText.MaxSummary)]
    public string? Summary { get; set; }

    [BindProperty, Display(Name = "Tags", Description = "Tags.Help"), StringLength(DraftText.MaxTags)]
    public string? Tags { get; set; }

    [BindProperty, Display(Name = "Language")]
    public string? Language { get; set; } = InterfaceLanguage.Current;

    [BindProperty, Display(Name = "Audience")]
    public Audience Audience { get; set; }

    [BindProperty, Display(Name = "ByLayerOnly")]
    public bool ByLayerOnly { get; set; }

    /// <summary>The fields of the kind by name, in a form as <c>Fields[name]</c>.</summary>
    // With its name given, the binder does not take other fields of the form for items of a form without any.
    [BindProperty(Name = nameof(Fields)), Items(DraftText.MaxFields, InputLengths.Text)]
    public FormFields Fields { get; set; } = [];

    public abstract ContributionKind Kind { get; }

    public override string? MessageOf(RuleBroken rule) => desk.Needed(Kind, rule);

    /// <summary>
    /// Names of typed fields that the kind does not have (any more). The form shows them, because their texts would be lost otherwise.
    /// </summary>
    public IReadOnlyList<string> StrangeFields => Kind.Traits().StrangeIn(Typed.Fields);

    public Desk Desk { get; private set; } = null!;

    /// <summary>The draft that another device saved in the meantime; null without one.</summary>
    public DraftText? Elsewhere { get; private set; }

    /// <summary>A newer revision than the one this text was written on; null without one.</summary>
    public DraftText? Newer { get; private set; }

    public Preview? Preview { get; private set; }

    /// <summary>The writer's drafts of this kind, on a page that opened with an empty form.</summary>
    public IReadOnlyList<Draft> Drafts { get; protected set; } = [];

    /// <summary>Items that are similar to this text; null on an empty form and when a contribution is edited.</summary>
    public IReadOnlyList<SimilarItem>? Exists { get; private set; }

    public DraftText Typed => new(Title ?? "", Summary ?? "", (Body ?? "").ReplaceLineEndings("\n"), Language ?? "", Tags ?? "", Audience, ByLayerOnly)
    {
        Fields = FieldValues.Of(Fields.Select(f => new KeyValuePair<string, string?>(f.Key, f.Value?.ReplaceLineEndings("\n")))),
    };

    /// <summary>Body and fields together, in Markdown.</summary>
    private string Composed => Compose(Typed);

    private Submission Written => new(Key, Kind, BaseNumber, Typed);

    protected WritingPageData Load => desk;

    protected Viewer Writer => me.Viewer;

    protected IStringLocalizer<ContributionText> Texts => texts;

    /// <summary>The address where the saved draft opens again.</summary>
    protected abstract string DraftPath { get; }

    /// <summary>Returns whether this writer may write under <see cref="Key"/>.</summary>
    protected virtual Task<bool> Opens() => Task.FromResult(ShortKey.IsValid(Key));

    public override async Task<bool> LoadAsync()
    {
        if (!await Opens())
            return false;
        Desk = await desk.Prepare(me.Viewer, Key, Kind);
        CompareDraft();
        CompareRevision();
        if (Desk.Contribution is null && (HttpMethods.IsPost(Request.Method) || !string.IsNullOrWhiteSpace(Title)))
            Exists = await desk.Near(me.Viewer, Typed, Composed);
        return true;
    }

    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (!await Opens())
            return NotFound();
        if (!ModelState.IsValid)
            return await Again();
        await drafts.Save(me.Viewer, Key, Kind, BaseNumber, Typed, Concurrency);
        TempData.Say(texts["DraftKept"]);
        return LocalRedirect(DraftPath);
    }

    /// <summary>Saves the draft by script, two seconds after the last change.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        if (!await Opens())
            return NotFound();
        try
        {
            var kept = await drafts.Save(me.Viewer, Key, Kind, BaseNumber, Typed, Concurrency);
            return new JsonResult(new { message = SavedAt(kept), concurrency = kept.Concurrency, path = DraftPath });
        }
        catch (Exception e) when (RuleFilter.Explain(e) is { IsConflict: true })
        {
            return new JsonResult(new { message = texts["Saved.Elsewhere"].Value }) { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    public async Task<IActionResult> OnPostSubmitAsync()
    {
        if (!await Opens())
            return NotFound();
        if (!ModelState.IsValid)
            return await Again();
        var contribution = await send.Send(Written, Concurrency, me.Viewer);
        TempData.Say(texts[contribution.ProposedNumber is null ? "Submitted.Published" : "Submitted.Waits"]);
        return LocalRedirect(contribution.Path);
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await Opens())
            return NotFound();
        Preview = desk.Show(Composed);
        return await Again();
    }

    /// <summary>Shows what may exist already, after a press of the button or, by script, during writing.</summary>
    public async Task<IActionResult> OnPostExistsAsync()
    {
        if (!await Opens())
            return NotFound();
        return Request.IsFetch() ? Partial("/Features/Finding/_ExistsFound.cshtml", await desk.Near(me.Viewer, Typed, Composed) ?? []) : await Again();
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await drafts.Discard(me.Viewer, Key);
        TempData.Say(texts["DraftDiscarded"]);
        return LocalRedirect("/");
    }

    public string SavedAt(Draft draft) => texts["Saved.At", clock.Time(draft.UpdatedAt)];

    protected void Take(DraftText text)
    {
        (Title, Summary, Body, Language, Tags) = (text.Title, text.Summary, text.Body, text.Language, text.Tags);
        (Audience, ByLayerOnly) = (text.Audience, text.ByLayerOnly);
        Fields = FormFields.Of(text.Fields);
    }

    protected void Take(Draft draft)
    {
        Take(draft.Read());
        BaseNumber = draft.BaseNumber;
        Concurrency = draft.Concurrency;
    }

    private string Compose(DraftText text) => Kind.Traits().Compose(text.Body, text.Fields, text.Language);

    private async Task<IActionResult> Again() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Shows the draft of another device, and updates the known number so that saving again overwrites it.</summary>
    private void CompareDraft()
    {
        if (Desk.Stored is { } stored && Concurrency != stored.Concurrency)
        {
            Elsewhere = stored.Read() == Typed ? null : stored.Read();
            Concurrency = stored.Concurrency;
        }
    }

    private void CompareRevision()
    {
        if (Desk is not { Latest: { } latest, Contribution: { } contribution } || BaseNumber >= latest.Number)
            return;
        Newer = DraftText.From(latest, contribution);
        BaseNumber = latest.Number;
    }
}
