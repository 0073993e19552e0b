using System.Text.RegularExpressions;

namespace Platform.Search;

public enum QueryProblemKind
{
    /// <summary>Nearly a key: "statsu:open".</summary>
    UnknownKey,

    UnknownValue,

    BadDate,

    /// <summary>A space after the colon: "tag: woo".</summary>
    NoValue,

    /// <summary>"-tag:woo": only words can be left out.</summary>
    ExcludedKey,

    /// <summary>OR beside a key, where no two values of one key stand round it.</summary>
    EitherKey,

    /// <summary>It ends before it begins.</summary>
    EmptyPeriod,
}

/// <summary>Something of the query that was left out, with the nearest that is known; a text for it is the caller's.</summary>
public sealed record QueryProblem(QueryProblemKind Kind, string Typed, string? Nearest)
{
    /// <summary>The whole query with the nearest in the place of what was typed; null where nothing is near.</summary>
    public string? Instead { get; init; }
}

/// <summary>What was typed, taken apart: keys became filters, the rest is text to search. Audience and paging are still to be set.</summary>
public sealed record TypedQuery(SearchRequest Request, IReadOnlyList<QueryProblem> Problems);

/// <summary>
/// One search box, Dutch and English keys: soort: auteur: org: laag: tag: status: jaar: na: voor: taal: in:titel sort:. A key that
/// is repeated widens (soort:vraag soort:artikel, with OF between or not). What is no key ("Awb 3:40", "10:30", an address) is
/// text, and so is what stands between quotation marks. Phrases, -word and OR are the business of the text itself.
/// </summary>
public static partial class QueryLanguage
{
    /// <param name="names">
    /// What may be typed in a facet, and the values it means; to be made without regard to case. A facet without names takes any
    /// value as it is.
    /// </param>
    /// <param name="zone">In which a day begins and ends.</param>
    public static TypedQuery Read(string typed, IReadOnlyDictionary<Facet, ILookup<string, string>>? names = null, TimeZoneInfo? zone = null) =>
        new QueryReading(typed, names, zone ?? TimeZoneInfo.Utc).Read();

    /// <summary>The query that <see cref="Read"/> reads as this request; audiences, paging and <see cref="SearchRequest.Verbatim"/> are no part of it.</summary>
    /// <param name="names">As for <see cref="Read"/>; of several names the first is written.</param>
    /// <param name="dutch">Whether its keys are.</param>
    public static string Write(
        SearchRequest request, IReadOnlyDictionary<Facet, ILookup<string, string>>? names = null, TimeZoneInfo? zone = null, bool dutch = true)
    {
        var language = dutch ? 0 : 1;
        var pairs = new List<string>();
        foreach (var facet in SearchSchema.Facets)
            foreach (var value in request.Filters.GetValueOrDefault(facet) ?? [])
                pairs.Add(Pair(QueryKeys.Names(facet)[language], Name(facet, value, names, dutch)));
        if (request.From is { } from && QueryDates.After(from, zone) is { } after) pairs.Add(Pair(dutch ? "na" : "after", after));
        if (request.Before is { } before) pairs.Add(Pair(dutch ? "voor" : "before", QueryDates.Before(before, zone)));
        if (request.TitleOnly) pairs.Add(Pair("in", dutch ? "titel" : "title"));
        if (request.Sort != SearchSort.Relevance) pairs.Add(Pair("sort", QueryKeys.Names(request.Sort)[language]));

        // Where a word that is left out comes first, keys give it the space before it.
        var keysFirst = request.Text.StartsWith(' ');
        var keys = string.Join(' ', pairs);
        return keys.Length == 0 ? request.Text
            : request.Text.Length == 0 ? keys
            : keysFirst ? $"{keys} {request.Text.TrimStart()}"
            : $"{request.Text} {keys}";
    }

    /// <summary>A key with its value, between quotation marks where it needs them.</summary>
    internal static string Pair(string key, string value) =>
        Bare().IsMatch(value) ? $"{key}:{value}" : $"{key}:\"{value.Replace("\"", "", StringComparison.Ordinal)}\"";

    private static string Name(Facet facet, string value, IReadOnlyDictionary<Facet, ILookup<string, string>>? names, bool dutch)
    {
        var known = names?.GetValueOrDefault(facet) ?? QueryKeys.Values(facet, dutch);
        // A name that others bear too would widen the query.
        return known?.FirstOrDefault(n => n.Distinct().Count() == 1 && n.First() == value && Writable().IsMatch(n.Key))?.Key ?? value;
    }

    // Not "$": that also matches before a line break at the end, which would then be lost.
    [GeneratedRegex("""^[^\s"/][^\s"]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex("""^[^\s"][^"]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Writable();
}
