using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Editing;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Ui;

namespace Platform.Web.Features.Threads;

/// <summary>The page on which the author of a thread, or a moderator, writes its conclusion.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class ConclusionPage(ThreadQueries threads, WriteConclusion conclusion, Previews previews, CurrentMember me, LocalTime clock, IStringLocalizer<ThreadText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    [Display(Name = "Conclusion.Body", Description = "Conclusion.Help")]
    [DataType(DataType.MultilineText), StringLength(InputLengths.Text)]
    public string? Body { get; set; }

    [BindProperty]
    [Display(Name = "ByLayerOnly")]
    public bool ByLayerOnly { get; set; }

    /// <summary>Number of the version that the text in the form is based on; 0 for a first conclusion.</summary>
    [BindProperty]
    public int BaseNumber { get; set; }

    /// <summary>Keys of posts that the conclusion cites at its end.</summary>
    [BindProperty, Items(ThreadQueries.MostCitable)]
    public List<string> Cite { get; set; } = [];

    public Contribution Contribution { get; private set; } = null!;

    /// <summary>The text as it will be shown; null when the member did not ask for it.</summary>
    public Preview? Preview { get; private set; }

    /// <summary>
    /// The text of another version that was saved after this form was opened; the page shows both. Null when there is none.
    /// </summary>
    public string? Newer { get; private set; }

    public bool Waits { get; private set; }

    /// <summary>The posts that can be cited, in the order of the thread.</summary>
    public IReadOnlyList<PostSeen> Posts { get; private set; } = [];

    public override async Task<bool> LoadAsync()
    {
        if (!await FindAsync())
            return false;
        var latest = await conclusion.Find(Key);
        if (BaseNumber == (latest?.Post.LatestNumber ?? 0) || latest is null)
            return true;
        if (latest.Value.Body != Body)
            Newer = latest.Value.Body;
        BaseNumber = latest.Value.Post.LatestNumber;
        ModelState.Remove(nameof(BaseNumber));
        return true;
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        ByLayerOnly = Contribution.IsNamelessFor(me.Viewer);
        if (await conclusion.Find(Key) is { } latest)
            (Body, BaseNumber) = (latest.Body, latest.Post.LatestNumber);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || await conclusion.Write(Key, WithCitations, ByLayerOnly, BaseNumber, me.Viewer) is not { } post)
            return NotFound();
        TempData.Say(texts[post.ProposedNumber is null ? "Conclusion.Saved" : "Conclusion.Waits"]);
        return Redirect(Contribution.Path + "#conclusion");
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Preview = previews.OfPost(WriteConclusion.LinksMadeWhole(Key, WithCitations));
        return Page();
    }

    /// <summary>Returns whether the text in the form links to the post already.</summary>
    public bool IsCited(PostSeen post) => Citations.Cites(Body ?? "", Key, post.Key);

    /// <summary>Returns the words of a link to the post. They hold no name, because a name may be erased or hidden later.</summary>
    public string WordsFor(PostSeen post) => texts["Conclusion.Words", clock.DateAndTime(post.CreatedAt)];

    private string? WithCitations => Citations.Added(
        Body, [.. Posts.Where(p => Cite.Contains(p.Key) && !IsCited(p)).Select(p => $"[{WordsFor(p)}](#p-{p.Key})")], texts["Conclusion.BasedOn"]);

    private async Task<bool> FindAsync()
    {
        if (await threads.Opening(Key, null, me.Viewer) is not { } opening || !WriteConclusion.IsOpenTo(opening.Contribution, me.Viewer))
            return false;
        Contribution = opening.Contribution;
        Posts = await threads.Citable(Key, me.Viewer);
        Waits = await threads.Waits(me.Viewer);
        return true;
    }
}
