using System.Globalization;
using System.Numerics;
using System.Text;

namespace Platform.Search.Analysis;

/// <summary>
/// Says whether a word is spelled right, by a dictionary of Hunspell: a list of words with codes, and the prefixes and suffixes that each
/// code allows (https://github.com/hunspell/hunspell, hunspell.5). A long Dutch word may consist of two such words. Names
/// count too. Case and accents are ignored.
/// </summary>
internal sealed class Spelling
{
    private const int ShortestPart = 4, ShortestCompound = 10, LongestWord = 60;

    private static readonly Lazy<Spelling> LoadedDutch = new(() => new(Resources.Text("affixes.nl"), Resources.Text("words.nl"), hasCompounds: true));
    private static readonly Lazy<Spelling> LoadedEnglish = new(() => new(Resources.Text("affixes.en"), Resources.Text("words.en"), hasCompounds: false));

    private readonly string _list;

    // The starts of the lines, in a hash table by their words with linear probing; 0 is free. It takes a tenth of the memory of a
    // table of strings.
    private readonly int[] _lines;

    private readonly Dictionary<string, List<Affix>> _prefixes = [], _suffixes = [];
    private readonly int _codeLength;
    private readonly bool _hasCompounds;
    private readonly HashSet<string> _notAlone = [];

    internal Spelling(string affixes, string words, bool hasCompounds)
    {
        _hasCompounds = hasCompounds;
        _codeLength = affixes.Contains("\nFLAG long", StringComparison.Ordinal) ? 2 : 1;
        foreach (var line in affixes.Split('\n'))
            Add(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _list = Plain(words);
        _lines = new int[BitOperations.RoundUpToPowerOf2((uint)_list.AsSpan().Count('\n') * 2 + 2)];
        // The first line is the number of words.
        for (var at = _list.IndexOf('\n') + 1; at > 0 && at < _list.Length; at = _list.IndexOf('\n', at) + 1)
        {
            var slot = SlotOf(WordAt(at));
            while (_lines[slot] != 0) slot = Next(slot);
            _lines[slot] = at;
        }
    }

    private readonly record struct Affix(string Code, string Strip, string[] Condition);

    /// <summary>Reads the dictionaries, which takes some tenths of a second once in a process.</summary>
    public static void Load() => _ = (LoadedDutch.Value, LoadedEnglish.Value);

    /// <summary>Returns whether a word is right in Dutch or in English.</summary>
    /// <param name="word">In lower case, without accents.</param>
    public static bool IsRight(string word) => LoadedDutch.Value.Has(word) || LoadedEnglish.Value.Has(word);

    /// <param name="word">In lower case, without accents.</param>
    public bool Has(string word) => word.Length <= LongestWord && (HasOne(word) || (_hasCompounds && word.Length >= ShortestCompound && HasTwoParts(word)));

    private bool HasTwoParts(ReadOnlySpan<char> word)
    {
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            var first = word[..at];
            if ((HasOne(first) || (first[^1] == 's' && at > ShortestPart && HasOne(first[..^1]))) && HasOne(word[at..])) return true;
        }

        return false;
    }

    /// <summary>Returns whether the word is in the list, or is one of the list with a prefix, a suffix or both.</summary>
    private bool HasOne(ReadOnlySpan<char> word)
    {
        if (HasSuffixed(word, null)) return true;
        for (var length = 1; length < word.Length; length++)
            if (_prefixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..length], out var affixes))
                foreach (var affix in affixes)
                    if (HasSuffixed(affix.Strip + word[length..].ToString(), affix.Code)) return true;
        return false;
    }

    private bool HasSuffixed(ReadOnlySpan<char> word, string? prefix)
    {
        if (IsListed(word, prefix, null)) return true;
        for (var length = 1; length < word.Length; length++)
            if (_suffixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[^length..], out var affixes))
                foreach (var affix in affixes)
                    if (word[..^length].ToString() + affix.Strip is var stem && Ends(stem, affix.Condition) && IsListed(stem, prefix, affix.Code)) return true;
        return false;
    }

    private bool IsListed(ReadOnlySpan<char> word, string? prefix, string? suffix)
    {
        for (var slot = SlotOf(word); _lines[slot] is var line and not 0; slot = Next(slot))
        {
            if (!WordAt(line).Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            var codes = CodesAt(line);
            if (!Holds(codes, prefix) || !Holds(codes, suffix)) continue;
            if (prefix is not null || suffix is not null || !IsNotAlone(codes)) return true;
        }

        return false;
    }

    private bool IsNotAlone(ReadOnlySpan<char> codes)
    {
        foreach (var code in _notAlone)
            if (Holds(codes, code)) return true;
        return false;
    }

    private bool Holds(ReadOnlySpan<char> codes, string? code)
    {
        if (code is null) return true;
        for (var at = 0; at + _codeLength <= codes.Length; at += _codeLength)
            if (codes.Slice(at, _codeLength).SequenceEqual(code)) return true;
        return false;
    }

    private void Add(string[] line)
    {
        if (line is ["FORBIDDENWORD" or "ONLYINCOMPOUND" or "NEEDAFFIX" or "WARN", var code, ..]) _notAlone.Add(code);
        if (line is not ["PFX" or "SFX", _, var strip, var added, _, ..]) return;
        var text = Plain(added.Split('/')[0]);
        if (text is "0" or "") return;
        var affixes = line[0] == "PFX" ? _prefixes : _suffixes;
        if (!affixes.TryGetValue(text, out var same)) affixes[text] = same = [];
        same.Add(new(line[1], strip == "0" ? "" : Plain(strip), [.. Signs(Plain(line[4]))]));
    }

    /// <summary>Returns the parts of a condition, each for one sign: a sign, "." for any, or "[abc]" and "[^abc]".</summary>
    private static IEnumerable<string> Signs(string condition)
    {
        for (var at = 0; at < condition.Length; at++)
        {
            var end = condition[at] == '[' ? condition.IndexOf(']', at) : at;
            if (end < 0) yield break;
            yield return condition[at..(end + 1)];
            at = end;
        }
    }

    private static bool Ends(string stem, string[] condition)
    {
        if (condition is ["."]) return true;
        if (stem.Length < condition.Length) return false;
        for (var i = 0; i < condition.Length; i++)
        {
            var (sign, wanted) = (stem[^(condition.Length - i)], condition[i]);
            var fits = wanted[0] != '[' ? wanted == "." || wanted[0] == sign
                : wanted[1] == '^' ? !wanted.AsSpan(2).Contains(sign) : wanted.AsSpan(1).Contains(sign);
            if (!fits) return false;
        }

        return true;
    }

    private ReadOnlySpan<char> WordAt(int line) => LineAt(line) is var text && text.IndexOf('/') is var slash and > 0 ? text[..slash] : LineAt(line);

    private ReadOnlySpan<char> CodesAt(int line) => LineAt(line) is var text && text.IndexOf('/') is var slash and > 0 ? text[(slash + 1)..] : [];

    private ReadOnlySpan<char> LineAt(int line)
    {
        var text = _list.AsSpan(line);
        return text.IndexOfAny('\n', '\t', '\r') is var end and >= 0 ? text[..end] : text;
    }

    private int SlotOf(ReadOnlySpan<char> word) => string.GetHashCode(word, StringComparison.OrdinalIgnoreCase) & (_lines.Length - 1);

    private int Next(int slot) => (slot + 1) & (_lines.Length - 1);

    /// <summary>Without accents; the Dutch ij as two letters.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
            if (sign is 'ĳ' or 'Ĳ') plain.Append("ij");
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark) plain.Append(sign);
        return plain.ToString();
    }
}
