using System.Text.RegularExpressions;

namespace Platform.Search;

public enum QueryProblemKind
{
    /// <summary>The key resembles a known key: "statsu:open".</summary>
    UnknownKey,

    UnknownValue,

    BadDate,

    /// <summary>The colon is followed by a space: "tag: woo".</summary>
    NoValue,

    /// <summary>"-tag:woo": only words can be excluded.</summary>
    ExcludedKey,

    /// <summary>OR next to a key, but not between two values of one key.</summary>
    EitherKey,

    /// <summary>The period ends before it begins.</summary>
    EmptyPeriod,
}

/// <summary>A part of the query that was ignored, with the nearest known text. The caller writes the message.</summary>
public sealed record QueryProblem(QueryProblemKind Kind, string Typed, string? Nearest)
{
    /// <summary>The whole query with the nearest text in place of the typed one; null when nothing is near.</summary>
    public string? Instead { get; init; }
}

/// <summary>A parsed query: keys became filters, the rest is text to search. The caller sets audiences and paging.</summary>
public sealed record TypedQuery(SearchRequest Request, IReadOnlyList<QueryProblem> Problems);

/// <summary>
/// The language of the search box, with Dutch and English keys: soort: auteur: org: laag: tag: status: jaar: na: voor: van: tot: taal: in:titel
/// sort:, and the keys of registered facets. Repeating a key widens the search (soort:vraag soort:artikel, with or without OF between).
/// Other text with a colon ("Awb 3:40", "10:30", a URL) and text between quotation marks is not a key. Phrases, -word and OR are parsed
/// later, with the text.
/// </summary>
public static partial class QueryLanguage
{
    /// <param name="names">
    /// The names that may be typed for a facet and the values they mean; the lookup must ignore case. A facet without names
    /// accepts any value as it is.
    /// </param>
    /// <param name="zone">The zone in which a day begins and ends; null for UTC.</param>
    public static TypedQuery Read(string typed, IReadOnlyDictionary<Facet, ILookup<string, string>>? names = null, TimeZoneInfo? zone = null) =>
        new QueryReading(typed, names, zone ?? TimeZoneInfo.Utc).Read();

    /// <summary>
    /// Writes a query that <see cref="Read"/> parses to this request. Audiences, paging and <see cref="SearchRequest.Verbatim"/> are not
    /// part of it.
    /// </summary>
    /// <param name="names">As for <see cref="Read"/>; of several names the first is written.</param>
    /// <param name="dutch">Whether to write Dutch or English keys.</param>
    public static string Write(
        SearchRequest request, IReadOnlyDictionary<Facet, ILookup<string, string>>? names = null, TimeZoneInfo? zone = null, bool dutch = true)
    {
        var pairs = new List<string>();
        foreach (var facet in Facet.All)
            foreach (var value in request.Filters.GetValueOrDefault(facet) ?? [])
                pairs.Add(Pair(facet.Key(dutch), Name(facet, value, names, dutch)));
        if (request.From is { } from && QueryDates.From(from, zone) is var (isAfter, since)) pairs.Add(Pair(isAfter ? dutch ? "na" : "after" : dutch ? "van" : "from", since));
        if (request.Before is { } before && QueryDates.Until(before, zone) is var (isBefore, end)) pairs.Add(Pair(isBefore ? dutch ? "voor" : "before" : dutch ? "tot" : "until", end));
        if (request.TitleOnly) pairs.Add(Pair("in", dutch ? "titel" : "title"));
        if (request.Sort != SearchSort.Relevance) pairs.Add(Pair("sort", QueryKeys.Names(request.Sort)[dutch ? 0 : 1]));

        // An excluded word needs a space before it, so when the text begins with one, the keys come first.
        var keysFirst = request.Text.StartsWith(' ');
        var keys = string.Join(' ', pairs);
        return keys.Length == 0 ? request.Text
            : request.Text.Length == 0 ? keys
            : keysFirst ? $"{keys} {request.Text.TrimStart()}"
            : $"{request.Text} {keys}";
    }

    /// <summary>Returns the first and the last day of the period of a request; null where it is open.</summary>
    public static (DateOnly? First, DateOnly? Last) Period(SearchRequest request, TimeZoneInfo? zone = null) => (
        request.From is { } from ? DateOnly.FromDateTime(QueryDates.Day(from, zone)) : null,
        request.Before is { } before && DateOnly.FromDateTime(QueryDates.Day(before, zone)) is var end && end > DateOnly.MinValue ? end.AddDays(-1) : null);

    /// <summary>Returns a key with its value, between quotation marks where needed.</summary>
    internal static string Pair(string key, string value) =>
        Bare().IsMatch(value) ? $"{key}:{value}" : $"{key}:\"{value.Replace("\"", "", StringComparison.Ordinal)}\"";

    /// <summary>Returns whether a name can be written as the value of a key.</summary>
    internal static bool IsWritable(string name) => Writable().IsMatch(name);

    private static string Name(Facet facet, string value, IReadOnlyDictionary<Facet, ILookup<string, string>>? names, bool dutch)
    {
        var known = names?.GetValueOrDefault(facet) ?? facet.Names(dutch);
        // A name shared by several values would widen the query.
        return known?.FirstOrDefault(n => n.Distinct().Count() == 1 && n.First() == value && IsWritable(n.Key))?.Key ?? value;
    }

    // \z instead of "$", because "$" also matches before a final line break, which would be lost.
    [GeneratedRegex("""^[^\s"/][^\s"]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex("""^[^\s"][^"]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Writable();
}
