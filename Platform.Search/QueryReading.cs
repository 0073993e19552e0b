using System.Text.RegularExpressions;
using Platform.Search.Analysis;

namespace Platform.Search;

/// <summary>Parses one typed query.</summary>
internal sealed partial class QueryReading(string query, IReadOnlyDictionary<Facet, ILookup<string, string>>? names, TimeZoneInfo zone)
{
    // A quotation mark without its partner is ignored.
    private readonly string _typed = Quotes().Replace(query, m => m.Groups["phrase"].Success ? m.Value : " ");

    private readonly Dictionary<Facet, IReadOnlyCollection<string>> _filters = [];
    private readonly List<QueryProblem> _problems = [];
    private readonly List<string> _text = [];
    private SearchRequest _request = new();

    // Beginning and end of the period, as typed.
    private readonly string[] _period = ["", ""];

    public TypedQuery Read()
    {
        Match? last = null;
        foreach (var pair in Pieces().Matches(_typed).Where(p => p.Groups["key"].Success))
        {
            if (!Take(pair)) continue;
            Between(last, pair);
            last = pair;
        }
        Between(last, null);
        if (_request is { From: { } from, Before: { } before } && from >= before)
        {
            Add(new(QueryProblemKind.EmptyPeriod, string.Join(" … ", _period), null));
            _request = _request with { From = null, Before = null };
        }
        return new(_request with { Text = Text(), Filters = _filters }, _problems);
    }

    /// <returns>True for a key with a value, valid or not; false when it is text.</returns>
    private bool Take(Match pair)
    {
        var (word, value) = (pair.Groups["key"].Value, pair.Groups["quoted"].Success ? pair.Groups["quoted"].Value : pair.Groups["value"].Value);
        if (!QueryKeys.All.TryGetValue(word, out var key))
        {
            if (value.Length == 0 || EditDistance.Nearest(word, QueryKeys.All.Keys) is not { } meant) return false;
            Problem(QueryProblemKind.UnknownKey, pair, word, meant, QueryLanguage.Pair(meant, value));
            return true;
        }
        if (value.Length == 0)
        {
            // "voor: alle gemeenten" is a sentence.
            if (key is "after" or "before" or "from" or "until" or "in") return false;
            var next = NextWord().Match(_typed, pair.Index + pair.Length);
            Problem(QueryProblemKind.NoValue, pair, pair.Value, next.Success ? $"{word}:{next.Value.Trim()}" : null, next.Success ? pair.Value : null, next.Length - next.Value.TrimStart().Length);
            return true;
        }
        if (pair.Groups["minus"].Success)
        {
            Problem(QueryProblemKind.ExcludedKey, pair, pair.Value, pair.Value[1..], pair.Value[1..]);
            return true;
        }
        Apply(key, value, pair);
        return true;
    }

    private void Apply(string key, string value, Match pair)
    {
        if (QueryKeys.FacetOf(key) is { } facet)
        {
            var values = Values(names?.GetValueOrDefault(facet) ?? facet.Names(), value, pair);
            if (values.Count > 0) _filters[facet] = [.. (_filters.GetValueOrDefault(facet) ?? []).Concat(values).Distinct()];
        }
        else if (key is "after" or "before" or "from" or "until")
        {
            if (QueryDates.Period(value) is not var (first, end))
            {
                Problem(QueryProblemKind.BadDate, pair, pair.Value, null, null);
                return;
            }
            _period[key is "after" or "from" ? 0 : 1] = value;
            if (key is "after" or "from") _request = _request with { From = QueryDates.Moment(key == "after" ? end : first, zone) };
            else if (key == "until") _request = _request with { Before = QueryDates.Moment(end, zone) };
            else _request = _request with { Before = QueryDates.Moment(first, zone) };
        }
        else if (key == "in")
        {
            _request = _request with { TitleOnly = _request.TitleOnly || Values(QueryKeys.Places, value, pair).Count > 0 };
        }
        else if (Values(QueryKeys.Sorts, value, pair) is [var sort])
        {
            _request = _request with { Sort = Enum.Parse<SearchSort>(sort) };
        }
    }

    private List<string> Values(ILookup<string, string>? valid, string value, Match pair)
    {
        if (valid is null) return [value];
        if (valid.Contains(value)) return [.. valid[value]];
        // "utrecht" is not near "Gemeente Utrecht", but is a part of it.
        var nearest = EditDistance.Nearest(value, valid.Select(v => v.Key))
            ?? (value.Length > 2 ? valid.Select(v => v.Key).FirstOrDefault(k => k.Contains(value, StringComparison.OrdinalIgnoreCase)) : null);
        Problem(QueryProblemKind.UnknownValue, pair, pair.Value, nearest, nearest is null ? null : QueryLanguage.Pair(pair.Groups["key"].Value, nearest));
        return [];
    }

    /// <param name="instead">Replaces the pair and this number of spaces after it; null when there is no suggestion.</param>
    private void Problem(QueryProblemKind kind, Match pair, string what, string? nearest, string? instead, int spaces = 0) =>
        Add(new(kind, what, nearest) { Instead = instead is null ? null : _typed[..pair.Index] + instead + _typed[(pair.Index + pair.Length + spaces)..] });

    // Each problem repeats the whole query with a change, so their number is limited.
    private void Add(QueryProblem problem)
    {
        if (_problems.Count < QueryLimits.Problems) _problems.Add(problem);
    }

    /// <summary>Adds the text between two keys. An OR between values of one key is dropped.</summary>
    private void Between(Match? last, Match? next)
    {
        var from = last is null ? 0 : last.Index + last.Length;
        var text = Spaces().Replace(_typed[from..(next?.Index ?? _typed.Length)], " ").Trim();
        if (last is not null && next is not null && text is "OR" or "OF")
        {
            if (!SameKey(last!, next!)) Add(new(QueryProblemKind.EitherKey, $"{last!.Value} {text} {next!.Value}", null));
            return;
        }
        if (last is not null && (text.StartsWith("OR ", StringComparison.Ordinal) || text.StartsWith("OF ", StringComparison.Ordinal)))
        {
            Add(new(QueryProblemKind.EitherKey, $"{last.Value} {text[..2]}", null));
            text = text[3..];
        }
        if (next is not null && (text.EndsWith(" OR", StringComparison.Ordinal) || text.EndsWith(" OF", StringComparison.Ordinal)))
        {
            Add(new(QueryProblemKind.EitherKey, $"{text[^2..]} {next.Value}", null));
            text = text[..^3];
        }
        if (text.Length > 0) _text.Add(text);
    }

    private string Text()
    {
        var text = string.Join(' ', _text);
        // An OR at the start or end has no meaning.
        while (text.StartsWith("OR ", StringComparison.Ordinal) || text.StartsWith("OF ", StringComparison.Ordinal)) text = text[3..];
        while (text.EndsWith(" OR", StringComparison.Ordinal) || text.EndsWith(" OF", StringComparison.Ordinal)) text = text[..^3];
        // A word is excluded only after a space, so its space is kept.
        return text.StartsWith('-') && !_typed.StartsWith('-') ? " " + text : text;
    }

    private static bool SameKey(Match a, Match b) =>
        QueryKeys.All.GetValueOrDefault(a.Groups["key"].Value, "") == QueryKeys.All.GetValueOrDefault(b.Groups["key"].Value, "-");

    // A key consists of letters after a space or a quotation mark. Its value does not start with "/", as in "http://…". Quoted text is not
    // a key.
    [GeneratedRegex("""(?<phrase>"[^"]+")|(?<=^|[\s"])(?<minus>-)?(?<key>\p{L}{2,12}):(?:"(?<quoted>[^"]+)"|(?<value>[^\s"/][^\s"]*)|(?=\s|$))""", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex("(?<phrase>\"[^\"]+\")|\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    [GeneratedRegex("""\G\s+[^\s":]+(?=\s|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex NextWord();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
