using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Search.Analysis;

/// <summary>Where a Dutch word may be broken (Liang 1983), from the patterns TeX uses, in the form of the npm package hyphenation.nl.</summary>
internal sealed partial class Hyphenation
{
    // At least so many letters stay before and after a break.
    private const int Margin = 2;

    private readonly Dictionary<string, byte[]> _patterns = [];
    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    public Hyphenation(string source)
    {
        foreach (var group in Groups().Matches(source).Cast<Match>())
        {
            var (size, text) = (int.Parse(group.Groups[1].ValueSpan, CultureInfo.InvariantCulture), group.Groups[2].Value);
            for (var i = 0; i + size <= text.Length; i += size) Add(text.AsSpan(i, size));
        }
        _longest = _patterns.Keys.Max(p => p.Length);
        _lookup = _patterns.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Positions within the word, in lower case, at which a syllable begins.</summary>
    public List<int> Breaks(string word)
    {
        var text = $"_{word}_";
        Span<byte> values = stackalloc byte[text.Length + 1];
        values.Clear();
        for (var start = 0; start < text.Length; start++)
            for (var length = 1; length <= _longest && start + length <= text.Length; length++)
            {
                if (!_lookup.TryGetValue(text.AsSpan(start, length), out var pattern)) break;
                for (var i = 0; i < pattern.Length; i++) values[start + i] = Math.Max(values[start + i], pattern[i]);
            }
        var breaks = new List<int>();
        for (var i = Margin; i <= word.Length - Margin; i++)
            if (values[i + 1] % 2 == 1) breaks.Add(i);
        return breaks;
    }

    // "5t4ak" is the letters "tak" and what stands before, between and after them: 5, 4, 0, 0.
    private void Add(ReadOnlySpan<char> pattern)
    {
        var letters = new string([.. pattern.ToString().Where(c => !char.IsAsciiDigit(c))]);
        var values = new byte[letters.Length + 1];
        var at = 0;
        foreach (var c in pattern)
            if (char.IsAsciiDigit(c)) values[at] = (byte)(c - '0');
            else at++;
        _patterns[letters] = values;
        for (var n = 1; n < letters.Length; n++) _patterns.TryAdd(letters[..n], []);
    }

    [GeneratedRegex("(\\d+)\\s*:\\s*\"([^\"]*)\"")]
    private static partial Regex Groups();
}
