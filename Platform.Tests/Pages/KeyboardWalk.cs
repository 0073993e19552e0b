using System.Text.Json;
using Microsoft.Playwright;

namespace Platform.Tests.Pages;

/// <summary>
/// Walks through the open page with the Tab key. Each stop must be seen, in the window and not covered; each control must be a stop; and
/// the keyboard must get out again.
/// </summary>
internal static class KeyboardWalk
{
    // More stops than any page has.
    private const int Most = 600;

    // A field for a date has a stop for each of its parts, and for its calendar.
    private const int StopsInOne = 8;

    private const int AtOnce = 25;

    public static async Task<IReadOnlyList<string>> Faults(IPage page)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(Begin);
        var (same, last, ended) = (0, -1, false);
        await foreach (var stop in Stops(page))
        {
            // After the last control, or on a page without any.
            ended = stop.Place < 0;
            if (ended)
                break;
            same = stop.Place == last ? same + 1 : 0;
            if (same > StopsInOne)
            {
                faults.Add($"keyboard: does not leave {stop.Html}");
                break;
            }

            if (stop.Fault is not null && same == 0)
                faults.Add($"keyboard: {stop.Fault}: {stop.Html}");
            last = stop.Place;
        }

        if (!ended && same <= StopsInOne)
            faults.Add("keyboard: does not come to the end of the page");
        faults.AddRange((await page.EvaluateAsync<string[]>("() => window.keyboardMissed()")).Select(html => $"keyboard: does not reach {html}"));
        return faults;
    }

    /// <summary>Presses Tab many times before it asks where that led, because a question costs as much as the press.</summary>
    private static async IAsyncEnumerable<Stop> Stops(IPage page)
    {
        // Playwright's own keyboard waits for each event.
        var keys = await page.Context.NewCDPSessionAsync(page);
        try
        {
            for (var pressed = 0; pressed < Most; pressed += AtOnce)
            {
                await Task.WhenAll(Enumerable.Range(0, AtOnce).SelectMany(_ => new[] { "rawKeyDown", "keyUp" }).Select(type => keys.SendAsync(
                    "Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9 })));
                foreach (var stop in JsonSerializer.Deserialize<Stop[]>(await page.EvaluateAsync<string>("() => JSON.stringify(window.keyboardStops())"), JsonSerializerOptions.Web)!)
                    yield return stop;
            }
        }
        finally
        {
            await keys.DetachAsync();
        }
    }

    private const string Begin =
        """
        () => {
          // Tab goes on from the last focus, also when that is gone: from the beginning of the page, whatever has the focus now.
          const first = document.createElement('span');
          first.tabIndex = -1;
          document.body.prepend(first);
          first.focus();
          first.remove();
          scrollTo(0, 0);
          getSelection().removeAllRanges();
          const controls = () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')];
          // What is fetched while one walks may come where one has been.
          const present = new Set(controls());
          const stops = [];
          const seen = new Set();
          const short = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
          const hasRing = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'; };
          const faultOf = e => {
            const around = [e, ...(e.labels ?? [])];
            const boxes = around.flatMap(a => [...a.getClientRects()]).filter(r => r.width > 1 && r.height > 1);
            if (!boxes.length) return 'has no size';
            const inside = boxes.filter(r => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
            if (!inside.length) return 'is outside the window';
            const uncovered = inside.some(r => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
              const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
              return top && around.some(a => a === top || a.contains(top) || top.contains(a));
            }));
            if (!uncovered) return 'is covered';
            return around.some(a => hasRing(a)) || hasRing(e.parentElement) ? null : 'shows no focus';
          };
          let found = [];
          let left = false;
          // The key goes up after the page scrolled to the new focus.
          addEventListener('keyup', () => {
            const e = document.activeElement;
            left ||= !e || e === document.body || e === document.documentElement || (stops.length > 1 && e === stops[0]);
            if (left) { found.push({ place: -1, html: '', fault: null }); return; }
            if (!seen.has(e)) { seen.add(e); stops.push(e); }
            found.push({ place: stops.indexOf(e), html: short(e), fault: faultOf(e) });
          }, { capture: true });
          window.keyboardStops = () => found.splice(0);
          const groups = new Set();
          window.keyboardMissed = () => {
            const chosen = new Set([...seen].filter(e => e.type === 'radio').map(e => e.name));
            return controls()
              .filter(e => present.has(e) && !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]'))
              .filter(e => !seen.has(e) && !(e.type === 'radio' && chosen.has(e.name)))
              .map(short);
          };
        }
        """;

    private sealed record Stop(int Place, string Html, string? Fault);
}
