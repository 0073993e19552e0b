using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Search.Analysis;

/// <summary>Where a Dutch word may be broken (Liang 1983), from the patterns TeX uses, in the form of the npm package hyphen.</summary>
internal sealed partial class Hyphenation
{
    // At least so many letters stay before and after a break.
    private const int Margin = 2;

    // Stands for where a word begins or ends; no word holds it. The package uses a full stop.
    private const char Edge = '_';

    private readonly Dictionary<string, byte[]> _patterns = [];
    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <param name="source">The script of the package: a table of values, and a tree of letters that points into it.</param>
    public Hyphenation(string source)
    {
        // Its last argument is JSON but for the names without quotes.
        var data = source[source.IndexOf("(this, [", StringComparison.Ordinal)..].TrimEnd(';', '\r', '\n', ' ');
        using var json = JsonDocument.Parse(Names().Replace(data["(this, ".Length..^1], "$1\"$2\":"), new() { AllowTrailingCommas = true });
        var values = json.RootElement[0].EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetByte()).ToArray()).ToArray();
        Add("", json.RootElement[1], values);
        _longest = _patterns.Keys.Max(p => p.Length);
        _lookup = _patterns.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Positions within the word, in lower case, at which a syllable begins.</summary>
    public List<int> Breaks(string word)
    {
        var text = $"{Edge}{word}{Edge}";
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

    // A number is the row of what stands before, between and after these letters; a pair has longer patterns and that number.
    private void Add(string letters, JsonElement node, byte[][] values)
    {
        if (letters.Length > 0) _patterns.TryAdd(letters, []);
        switch (node.ValueKind)
        {
            case JsonValueKind.Number:
                // Where a word begins stands before its first letter, which the package does not count.
                var row = values[node.GetInt32()];
                _patterns[letters] = letters[0] == Edge ? [0, .. row] : row;
                break;
            case JsonValueKind.Array:
                foreach (var part in node.EnumerateArray()) Add(letters, part, values);
                break;
            case JsonValueKind.Object:
                foreach (var next in node.EnumerateObject()) Add(letters + (next.Name == "." ? Edge : next.Name[0]), next.Value, values);
                break;
        }
    }

    [GeneratedRegex("([{,]\\s*)([^\\s\"{}\\[\\],:]+)\\s*:")]
    private static partial Regex Names();
}
