using Platform.Search.Analysis;

namespace Platform.Search;

/// <summary>The words that people use and the words that texts use for them. synonyms.txt explains the format.</summary>
public sealed class Synonyms
{
    private static readonly Lazy<Synonyms> Shipped = new(() => Parse(Resources.Text("synonyms")));

    private readonly Dictionary<string, List<Target>> _targets = [];
    private readonly int _longest = 1;

    private Synonyms(IEnumerable<(string From, string To, bool Same)> rules)
    {
        foreach (var (from, to, same) in rules)
        {
            var words = AnalysedText.Words(from);
            if (words.Count == 0) continue;
            _longest = Math.Max(_longest, words.Count);
            if (!_targets.TryGetValue(Key(words), out var targets)) _targets[Key(words)] = targets = [];
            if (!targets.Exists(t => t.Text == to)) targets.Add(new(to, same));
        }
    }

    public static Synonyms None { get; } = new([]);

    /// <summary>The synonyms that come with the platform.</summary>
    public static Synonyms Default => Shipped.Value;

    /// <summary>The text of the default synonyms, as a start for another file.</summary>
    public static string DefaultText => Resources.Text("synonyms");

    /// <exception cref="SynonymLineException">A line has no source or is not a rule.</exception>
    public static Synonyms Parse(string text)
    {
        var rules = new List<(string, string, bool)>();
        foreach (var (number, line) in text.Split('\n').Index())
        {
            if (line.AsSpan().Trim() is [] or ['#', ..]) continue;
            if (line.Split('#', 2) is not [var rule, var source] || source.AsSpan().Trim().IsEmpty)
                throw new SynonymLineException(number + 1, line, lacksSource: true);
            if (rule.Split('>') is [var from, var to])
                rules.AddRange(from p in Items(@from, ',') from q in Items(to, ',') where p != q select (p, q, false));
            else if (rule.Contains('=') && Items(rule, '=', ',') is { Length: > 1 } same)
                rules.AddRange(from p in same from q in same where p != q select (p, q, true));
            else
                throw new SynonymLineException(number + 1, line, lacksSource: false);
        }
        return new(rules);
    }

    /// <summary>Returns other names for these words together.</summary>
    public IReadOnlyList<string> Of(string words) =>
        _targets.TryGetValue(Key(AnalysedText.Words(words)), out var targets) ? [.. targets.Where(t => t.IsSame).Select(t => t.Text)] : [];

    internal readonly record struct Target(string Text, bool IsSame);

    /// <summary>Returns every run of words that has another name.</summary>
    internal IEnumerable<(int Start, int Length, IReadOnlyList<Target> Targets)> In(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
            for (var n = Math.Min(_longest, words.Count - i); n > 0; n--)
                if (_targets.TryGetValue(Key(words.Skip(i).Take(n)), out var targets) && !(n == 1 && IsCommon(words[i]))) yield return (i, n, targets);
    }

    // "om" is a common word; "OM" is the Openbaar Ministerie.
    private static bool IsCommon(string word) => !word.All(char.IsUpper) && Lexicon.Dutch[word].Stem is null;

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(w => Lexicon.Dutch[w].Stem ?? w.ToLowerInvariant()));

    private static string[] Items(string text, params char[] at) => text.Split(at, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A line of a synonyms file that cannot be read.</summary>
/// <param name="number">From 1.</param>
public sealed class SynonymLineException(int number, string line, bool lacksSource)
    : FormatException($"Line {number} {(lacksSource ? "names no source after a #" : "is neither a = b nor a > b")}: {line.Trim()}")
{
    public int Number => number;

    public string Line => line.Trim();

    public bool LacksSource => lacksSource;
}
