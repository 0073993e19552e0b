using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Search.Analysis;

namespace Platform.Search;

public enum QueryProblemKind { UnknownKey, UnknownValue, BadDate }

/// <summary>Something of the query that was left out, with the nearest that is known; a text for it is the caller's.</summary>
public sealed record QueryProblem(QueryProblemKind Kind, string Typed, string? Nearest);

/// <summary>What was typed, taken apart: keys became filters, the rest is text to search. Audience and paging are still to be set.</summary>
public sealed record TypedQuery(SearchRequest Request, IReadOnlyList<QueryProblem> Problems);

/// <summary>
/// One search box, Dutch and English keys: soort: auteur: org: laag: tag: status: na: voor: taal: in:titel sort:. What is no key
/// ("Awb 3:40", "10:30", an address) is text. Phrases, -word and OR are the business of the text itself.
/// </summary>
public static partial class QueryLanguage
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["type"] = "type", ["soort"] = "type", ["author"] = "author", ["auteur"] = "author", ["org"] = "org", ["layer"] = "layer", ["laag"] = "layer",
        ["tag"] = "tag", ["status"] = "status", ["after"] = "after", ["na"] = "after", ["before"] = "before", ["voor"] = "before",
        ["lang"] = "lang", ["taal"] = "lang", ["in"] = "in", ["sort"] = "sort",
    };

    private static readonly Dictionary<string, Facet> Facets = new()
    {
        ["type"] = Facet.Kind, ["author"] = Facet.Author, ["org"] = Facet.Organisation, ["layer"] = Facet.Layer, ["tag"] = Facet.Tag,
        ["status"] = Facet.Status, ["lang"] = Facet.Language,
    };

    private static readonly Dictionary<Facet, IReadOnlyDictionary<string, string>> OwnNames = new()
    {
        [Facet.Status] = new Dictionary<string, string>
        {
            ["open"] = "open", ["answered"] = "answered", ["beantwoord"] = "answered", ["accepted"] = "accepted", ["opgelost"] = "accepted",
        },
        [Facet.Language] = new Dictionary<string, string>
        {
            ["nl"] = "nl", ["nederlands"] = "nl", ["dutch"] = "nl", ["en"] = "en", ["engels"] = "en", ["english"] = "en",
        },
    };

    private static readonly Dictionary<string, string> Sorts = new()
    {
        ["relevance"] = nameof(SearchSort.Relevance), ["relevantie"] = nameof(SearchSort.Relevance), ["newest"] = nameof(SearchSort.Newest),
        ["nieuwste"] = nameof(SearchSort.Newest), ["oldest"] = nameof(SearchSort.Oldest), ["oudste"] = nameof(SearchSort.Oldest),
    };

    private static readonly Dictionary<string, string> Places = new() { ["title"] = "title", ["titel"] = "title" };

    /// <param name="names">What may be typed in a facet, and the value it means; a facet without names takes any value as it is.</param>
    /// <param name="zone">In which a day begins and ends.</param>
    public static TypedQuery Read(
        string typed, IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, string>>? names = null, TimeZoneInfo? zone = null)
    {
        var request = new SearchRequest();
        var filters = new Dictionary<Facet, IReadOnlyCollection<string>>();
        var problems = new List<QueryProblem>();
        var text = new StringBuilder();
        var at = 0;
        foreach (var match in Pairs().Matches(typed).Cast<Match>())
        {
            var (word, value) = (match.Groups["key"].Value, match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["value"].Value);
            if (!Keys.TryGetValue(word, out var key))
            {
                if (Nearness.Nearest(word, Keys.Keys) is not { } meant) continue;
                problems.Add(new(QueryProblemKind.UnknownKey, word, meant));
            }
            else if (Facets.TryGetValue(key, out var facet))
            {
                if (Known(names, facet, value, match, problems) is { } known)
                    filters[facet] = [.. filters.GetValueOrDefault(facet) ?? [], known];
            }
            else if (key is "after" or "before")
            {
                if (Period(value) is not var (first, end)) problems.Add(new(QueryProblemKind.BadDate, match.Value, null));
                else if (key == "after") request = request with { From = Moment(end, zone) };
                else request = request with { Before = Moment(first, zone) };
            }
            else if (key == "in")
            {
                request = request with { TitleOnly = request.TitleOnly || Value(Places, value, match, problems) is not null };
            }
            else if (Value(Sorts, value, match, problems) is { } sort)
            {
                request = request with { Sort = Enum.Parse<SearchSort>(sort) };
            }
            text.Append(typed, at, match.Index - at);
            at = match.Index + match.Length;
        }
        text.Append(typed, at, typed.Length - at);
        return new(request with { Text = text.ToString().Trim(), Filters = filters }, problems);
    }

    private static string? Known(
        IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, string>>? names, Facet facet, string value, Match match, List<QueryProblem> problems)
    {
        var valid = names?.GetValueOrDefault(facet) ?? OwnNames.GetValueOrDefault(facet);
        return valid is null ? value : Value(valid, value, match, problems);
    }

    private static string? Value(IReadOnlyDictionary<string, string> valid, string value, Match match, List<QueryProblem> problems)
    {
        foreach (var (name, meaning) in valid)
            if (string.Equals(name, value, StringComparison.OrdinalIgnoreCase)) return meaning;
        problems.Add(new(QueryProblemKind.UnknownValue, match.Value, Nearness.Nearest(value, valid.Keys)));
        return null;
    }

    private static (DateTime First, DateTime End)? Period(string value)
    {
        if (DateTime.TryParseExact(value, ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year < 9999)
            return (day, day.AddDays(1));
        if (DateTime.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year < 9999)
            return (month, month.AddMonths(1));
        return DateTime.TryParseExact(value, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) && year.Year < 9999
            ? (year, year.AddYears(1))
            : null;
    }

    private static DateTime Moment(DateTime local, TimeZoneInfo? zone) =>
        local.Year < 2 ? DateTime.SpecifyKind(local, DateTimeKind.Utc) : TimeZoneInfo.ConvertTimeToUtc(local, zone ?? TimeZoneInfo.Utc);

    // A key is letters after a space; its value no address ("http://…") and not empty.
    [GeneratedRegex("""(?<=^|\s)(?<key>\p{L}{2,12}):(?:"(?<quoted>[^"]+)"|(?<value>[^\s"/][^\s"]*))""", RegexOptions.CultureInvariant)]
    private static partial Regex Pairs();
}
