using CsCheck;
using Platform.Search;
using Platform.Tests.Shared.Markdown;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Search;

/// <summary>Whatever is typed, page, API and feed answer.</summary>
public sealed class AnyQueryTests(SearchApp app) : IClassFixture<SearchApp>
{
    private static readonly string[] Pieces =
    [
        " ", " ", "\"", "-", "OF ", "dienstfiets", "soort:", "soort:vraag", "tag:\"", "org:%", "org:_", "auteur:[a", "auteur:'", "na:9999-12-31", "voor:0001", "jaar:-1", "jaar:٢٠٢٤", "status:", "in:titel",
        "sort:", "://", "\0", "\u2028", "🇳🇱", "\ud800", "é", "(", "\\", "~2", "*",
    ];

    [SharedFact(HostileInputs.Folder)]
    public async Task No_hostile_text_breaks_it()
    {
        // Every naughty string, and of the others one in ten.
        var texts = HostileInputs.All().Where((input, i) => input.Corpus == "blns" || i % 10 == 0).Select(i => i.Text).ToList();
        Assert.True(texts.Count > 500, $"Only {texts.Count} texts");
        await Ask(texts);
    }

    [Fact]
    public async Task No_mix_of_keys_and_signs_breaks_it() =>
        await Ask(Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 3]).Array[0, 12].Select(string.Concat).Array[150].Single());

    [Fact]
    public Task A_day_at_the_edge_of_the_calendar_breaks_nothing() =>
        Ask(["voor:0001", "woord voor:0001", "na:0001", "voor:9999", "na:9999", "na:9999-12-31", "voor:0001-01-01", "jaar:0001", "jaar:9999", "voor:0001 na:9999"]);

    private async Task Ask(IReadOnlyList<string> texts)
    {
        using var http = app.ApiVisitor();
        var faults = new List<string>();
        foreach (var (i, text) in texts.Index())
        {
            // A longer query is refused before anybody reads it.
            var q = "?q=" + Uri.EscapeDataString(text.Length > QueryLimits.Length ? text[..QueryLimits.Length] : text);
            foreach (var path in (string[])(i % 5 == 0 ? ["/search", "/api/v1/search", "/search/feed"] : ["/search"]))
            {
                using var response = await http.GetAsync(path + q);
                if (!response.IsSuccessStatusCode)
                    faults.Add($"{(int)response.StatusCode} {path}{q}");
            }
        }

        Assert.Empty(faults);
    }
}
