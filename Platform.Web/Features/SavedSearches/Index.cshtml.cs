using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Features.Search;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Ui;

namespace Platform.Web.Features.SavedSearches;

/// <param name="New">The number of new results; null when it was not counted.</param>
public sealed record SavedRow(SavedSearch Search, int? New);

[Authorize(Policy = Policies.Member)]
public sealed class IndexModel(MySearches saved, NewMatches matches, ReadQuery read, CurrentMember me, IStringLocalizer<SavedSearchText> texts) : PlatformPage
{
    public IReadOnlyList<SavedRow> Rows { get; private set; } = [];

    /// <summary>The search that was removed just now and can be put back; null otherwise.</summary>
    public SavedSearch? Removed { get; private set; }

    [FromQuery(Name = "removed")]
    public string? RemovedKey { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostSaveAsync([StringLength(InputLengths.Address)] string? query)
    {
        var kept = SavedQuery.Of(query);
        if (kept.Length == 0)
            throw new RuleBroken("SavedSearchEmpty");
        var words = SavedQuery.Words(kept);
        TempData.Say(texts[await saved.Save(kept, words.Length > 0 ? words : texts["Unnamed"]) ? "Saved" : "SavedBefore"]);
        return LocalRedirect("/search?" + kept);
    }

    /// <summary>Opens a search and marks it as seen. This changes data, so it is a form and not a link.</summary>
    public async Task<IActionResult> OnPostOpenAsync(string key) =>
        await saved.Open(key) is { } query ? LocalRedirect(await Newest(query)) : NotFound();

    public async Task<IActionResult> OnPostRenameAsync(string key, string? name)
    {
        if (await saved.Rename(key, name) is null)
            return NotFound();
        TempData.Say(texts["Renamed"]);
        return LocalRedirect("/my/searches");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string key) =>
        await saved.Remove(key) is null ? NotFound() : LocalRedirect($"/my/searches?removed={key}");

    public async Task<IActionResult> OnPostPutBackAsync(string key) =>
        await saved.PutBack(key) is null ? NotFound() : LocalRedirect("/my/searches");

    public override async Task<bool> LoadAsync()
    {
        var all = await saved.All();
        var counts = await matches.Count(all, me.Viewer, read, HttpContext.RequestAborted);
        Rows = all.ConvertAll(s => new SavedRow(s, counts.TryGetValue(s.Key, out var count) ? count : null));
        Removed = RemovedKey is null ? null : await saved.Removed(RemovedKey);
        return true;
    }

    /// <summary>Returns the address with the newest results first, unless the search has an order of its own.</summary>
    private async Task<string> Newest(string query)
    {
        var asked = await read.Read(SavedQuery.Words(query), me.Viewer, HttpContext.RequestAborted);
        var written = asked.Problems.Count > 0 || asked.Request.Sort != SearchSort.Relevance
            ? asked.Typed
            : asked.Write(asked.Request with { Sort = SearchSort.Newest });
        return SearchQuery.Address(written, SavedQuery.IsVerbatim(query));
    }
}
