using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Search.Analysis;

/// <summary>Finds syllable breaks in a Dutch word (Liang 1983), with the patterns of TeX in the format of the npm package hyphen.</summary>
internal sealed partial class Hyphenation
{
    // Number of letters that must remain before and after a break.
    private const int Margin = 2;

    // Marks the start or end of a word; no word contains it. The package uses a full stop.
    private const char Edge = '_';

    private readonly Dictionary<string, byte[]> _patterns = [];
    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <param name="source">The script of the package: a table of values, and a tree of letters that refers to it.</param>
    public Hyphenation(string source)
    {
        // The last argument of the script is JSON, except that names have no quotes.
        var data = source[source.IndexOf("(this, [", StringComparison.Ordinal)..].TrimEnd(';', '\r', '\n', ' ');
        using var json = JsonDocument.Parse(Names().Replace(data["(this, ".Length..^1], "$1\"$2\":"), new() { AllowTrailingCommas = true });
        var values = json.RootElement[0].EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetByte()).ToArray()).ToArray();
        Add("", json.RootElement[1], values);
        _longest = _patterns.Keys.Max(p => p.Length);
        _lookup = _patterns.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Returns the offsets, within a word in lower case, at which a syllable begins.</summary>
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

    // A number refers to the row of values before, between and after these letters. An array has that number and an object with longer
    // patterns.
    private void Add(string letters, JsonElement node, byte[][] values)
    {
        if (letters.Length > 0) _patterns.TryAdd(letters, []);
        switch (node.ValueKind)
        {
            case JsonValueKind.Number:
                // The package leaves out the value before the start of a word, so it is added here.
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
