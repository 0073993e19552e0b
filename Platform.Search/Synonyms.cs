using Platform.Search.Analysis;

namespace Platform.Search;

/// <summary>What else people call a thing.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, List<(string Text, bool Same)>> _targets = [];
    private readonly int _longest = 1;

    private Synonyms(IEnumerable<(string From, string To, bool Same)> pairs)
    {
        foreach (var (from, to, same) in pairs)
        {
            var key = Key(TextAnalyzer.Words(from));
            if (key.Length == 0) continue;
            _longest = Math.Max(_longest, TextAnalyzer.Words(from).Count);
            if (!_targets.TryGetValue(key, out var list)) _targets[key] = list = [];
            if (!list.Any(t => t.Text == to)) list.Add((to, same));
        }
    }

    public static Synonyms None { get; } = new([]);

    /// <summary>Those that come with the platform.</summary>
    public static Synonyms Default => Shipped.Value;

    private static readonly Lazy<Synonyms> Shipped = new(() => Parse(Resources.Text("synonyms")));

    /// <summary>"a = b = c # source": each finds the others. "a > b, c # source": a finds b and c, not the other way.</summary>
    public static Synonyms Parse(string text)
    {
        var pairs = new List<(string, string, bool)>();
        foreach (var line in text.Split('\n'))
        {
            var rule = line.Split('#')[0];
            if (rule.Split('>') is [var from, var to])
                foreach (var f in Split(from, ',')) foreach (var t in Split(to, ',')) pairs.Add((f, t, false));
            else
            {
                var same = Split(rule, '=');
                foreach (var a in same) foreach (var b in same) if (a != b) pairs.Add((a, b, true));
            }
        }
        return new(pairs);
    }

    internal IEnumerable<(int Start, int Length, IReadOnlyList<(string Text, bool Same)> Targets)> In(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
            for (var n = Math.Min(_longest, words.Count - i); n > 0; n--)
                if (_targets.TryGetValue(Key(words.Skip(i).Take(n)), out var targets)) yield return (i, n, targets);
    }

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(w =>
        TextAnalyzer.For("nl", Form.Stem).Terms(w) is [var stem] ? stem : w.ToLowerInvariant()));

    private static string[] Split(string text, char at) => text.Split(at, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
