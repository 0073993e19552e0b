using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Platform.Tests.Pages;

/// <summary>
/// Looks at one open page in all the ways that a reader may have it. The page is loaded once: width, colours and spacing change while it
/// is open.
/// </summary>
internal sealed class PageLook(IPage page)
{
    public const int Desk = 1280;
    public const int Narrow = 320;
    public const int Tall = 900;

    // 200 % zoom in a window of 1280.
    private const int Zoomed = 640;

    private readonly List<string> _faults = [];

    /// <summary>Gives axe to every page of a browser. To send it to one page takes as long as to run it there.</summary>
    public static Task Prepare(IBrowserContext context) => context.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());

    /// <summary>Returns what is wrong with the open page; each fault begins with its address and <paramref name="state"/>.</summary>
    public async Task<IReadOnlyList<string>> Faults(string state)
    {
        _faults.Clear();
        await Width(Desk);
        await RunAxe("", "html");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await RunAxe("dark: ", "html", only: "color-contrast");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        _faults.AddRange(await KeyboardWalk.Faults(page));
        await Width(Zoomed);
        await FitsItsWidth(Zoomed);
        await Width(Narrow);
        await FitsItsWidth(Narrow);
        // A screen of a hall has no place to scroll to. It shortens the questions that come next; the page of the round has them whole.
        if (!page.Url.Contains("/screen", StringComparison.Ordinal))
            await SurvivesSpacing();
        return Named(state);
    }

    /// <summary>Returns the faults that another language can bring: longer words on a phone. Colours are the same in both languages.</summary>
    public async Task<IReadOnlyList<string>> FaultsOnPhone(string state)
    {
        _faults.Clear();
        await Width(Narrow);
        await RunAxe("", "html", but: "color-contrast");
        await FitsItsWidth(Narrow);
        return Named(state);
    }

    /// <summary>Returns the faults of a form that was refused: its messages, and that they fit. The rest of the page was looked at before.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfRefusal(string state)
    {
        _faults.Clear();
        await Width(Desk);
        await RunAxe("", "main");
        await Width(Narrow);
        await FitsItsWidth(Narrow);
        return Named(state);
    }

    private List<string> Named(string state) => [.. _faults.Select(fault => $"{page.Url}{state}: {fault}")];

    private Task Width(int width) => page.SetViewportSizeAsync(width, Tall);

    private async Task RunAxe(string prefix, string within, string? only = null, string? but = null)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            async ([within, only, but]) => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const runOnly = only ? { type: 'rule', values: [only] } : { type: 'tag', values: tags };
              const rules = but ? { [but]: { enabled: false } } : {};
              const { violations } = await axe.run(within, { runOnly, rules, resultTypes: ['violations'] });
              return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`));
            }
            """,
            new[] { within, only, but });
        _faults.AddRange(found.Select(f => prefix + f));
    }

    private async Task FitsItsWidth(int width)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0)
            _faults.Add($"{over} px wider than {width}");
    }

    /// <summary>The spacing that WCAG 1.4.12 asks a page to bear. A constructed style sheet is no inline style, so the policy allows it.</summary>
    private async Task SurvivesSpacing() => _faults.AddRange(await page.EvaluateAsync<string[]>(
        """
        async () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
          const clipped = () => [...document.body.querySelectorAll('*')].filter(e => {
            const style = getComputedStyle(e);
            if (style.clip !== 'auto' || style.clipPath !== 'none' || !e.checkVisibility({ visibilityProperty: true })) return false;
            if (!['hidden', 'clip'].includes(style.overflowX) && !['hidden', 'clip'].includes(style.overflowY)) return false;
            return [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
          });
          const before = new Set(clipped());
          document.adoptedStyleSheets.push(sheet);
          const found = clipped().filter(e => !before.has(e)).map(e => `text spacing clips ${e.outerHTML.slice(0, 160)}`);
          const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s !== sheet);
          return over > 0 ? [...found, `text spacing makes it ${over} px too wide`] : found;
        }
        """));
}
