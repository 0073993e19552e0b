using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Vocabulary;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Admin;

/// <param name="Number">Number of the version; 0 is the list that comes with the platform.</param>
/// <param name="Added">Number of lines that the version before did not have.</param>
public sealed record SynonymHistory(int Number, string? By, DateTime? At, bool IsDefault, int Added, int Removed);

/// <summary>The page on which an administrator edits the synonyms, goes back to an earlier version and tries a search.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class SynonymsModel(EditSynonyms edit, TrySearch search, PlatformDb db, CurrentMember me, IStringLocalizer<AdminText> texts) : PlatformPage
{
    private const int VersionsShown = 10;
    private const int LongestTry = 200;

    [BindProperty, Display(Name = "Synonyms.Text", Description = "Synonyms.Text.Help"), DataType(DataType.MultilineText), StringLength(SynonymVersion.MostBytes)]
    public string? Text { get; set; }

    [BindProperty]
    public int OnNumber { get; set; } = -1;

    [BindProperty, Display(Name = "Synonyms.Typed", Description = "Synonyms.Typed.Help")]
    public string? Typed { get; set; }

    [BindProperty, Display(Name = "Synonyms.Found", Description = "Synonyms.Found.Help")]
    public string? Finds { get; set; }

    [BindProperty, Display(Name = "Synonyms.Source", Description = "Synonyms.Source.Help")]
    public string? Source { get; set; }

    [BindProperty, Display(Name = "Synonyms.BothWays")]
    public bool BothWays { get; set; }

    [FromQuery(Name = "try")]
    public string? TryWords { get; set; }

    /// <summary>The result of the words that were tried; null when none were tried.</summary>
    public Trial? Trial { get; private set; }

    public int Latest { get; private set; }

    public IReadOnlyList<SynonymHistory> History { get; private set; } = [];

    /// <param name="word">Words that somebody searched without result, to begin a rule with; may be null.</param>
    public Task OnGetAsync(string? word)
    {
        Typed = word;
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        await edit.Save(Text, OnNumber, me.Viewer);
        return Said("Synonyms.Saved");
    }

    /// <summary>Adds one rule below the existing ones.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        const int longest = 200;
        var broken = new List<RuleBroken>();
        var (typed, finds, source) = (Line(Typed, nameof(Typed)), Line(Finds, nameof(Finds)), Line(Source, nameof(Source)));
        if (broken.Count > 0)
            throw new RulesBroken(broken);
        var (number, text) = await edit.Current();
        var rule = BothWays ? $"{typed}, {finds}".Replace(",", " =", StringComparison.Ordinal) : $"{typed} > {finds}";
        await edit.Save($"{text.TrimEnd()}\n{rule} # {source}", number, me.Viewer);
        return Said("Synonyms.Saved");

        string Line(string? text, string field)
        {
            try
            {
                return TextRules.Line(text?.Replace("#", "", StringComparison.Ordinal), longest, "SynonymWordNeeded");
            }
            catch (RuleBroken e)
            {
                broken.Add(new RuleBroken(e.Rule, [.. e.Arguments]) { Field = field });
                return "";
            }
        }
    }

    public async Task<IActionResult> OnPostBackAsync(int number) =>
        await edit.GoBackTo(number, OnNumber, me.Viewer) ? Said("Synonyms.Back.Said") : NotFound();

    public override async Task<bool> LoadAsync()
    {
        var (number, text) = await edit.Current();
        // After the message that another version was saved meanwhile, one may save over it, because that version stays in the list.
        (Latest, Text, OnNumber) = (number, Text ?? text, number);
        ModelState.Remove(nameof(OnNumber));
        await LoadHistory();
        if (!string.IsNullOrWhiteSpace(TryWords))
            Trial = await search.Try(TryWords.Length > LongestTry ? TryWords[..LongestTry] : TryWords, HttpContext.RequestAborted);
        return true;
    }

    private async Task LoadHistory()
    {
        var versions = await db.SynonymVersions.AsNoTracking().OrderByDescending(v => v.Number).Take(VersionsShown + 1).ToListAsync();
        var authors = versions.ConvertAll(v => v.AuthorKey);
        var names = (await db.Members.AsNoTracking().Include(m => m.Organisation).Where(m => authors.Contains(m.Key)).ToListAsync())
            .ToDictionary(m => m.Key, m => m.Facts().SeenBy(me.Viewer).Name);
        var lines = versions.ConvertAll(v => Lines(v.Text));
        var history = versions.Take(VersionsShown).Select((v, i) =>
        {
            var before = i + 1 < lines.Count ? lines[i + 1] : v.Number == 1 ? Lines(null) : [];
            return new SynonymHistory(
                v.Number, names.GetValueOrDefault(v.AuthorKey), v.At, v.Text is null, lines[i].Except(before).Count(), before.Except(lines[i]).Count());
        });
        History = [.. history, new SynonymHistory(0, null, null, true, 0, 0)];
    }

    private static HashSet<string> Lines(string? text) => [.. (text ?? Synonyms.DefaultText).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private LocalRedirectResult Said(string text)
    {
        TempData.Say(texts[text]);
        return LocalRedirect("/admin/synonyms");
    }
}
