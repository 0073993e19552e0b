using System.Collections.Frozen;
using Platform.Search;

namespace Platform.Web.Features.Tags;

/// <summary>
/// The name of a topic as pages show it. Many are stored as they stand in an address: "overheid-en-democratie". Addresses, search keys,
/// forms and the API keep the stored name.
/// </summary>
public static class TopicName
{
    private const int LongestAbbreviation = 5;

    /// <summary>Abbreviations that are also ordinary words, or are written as words.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create("om", "ho", "duo", "ind", "arbo", "appa", "bibob");

    private static readonly Lazy<FrozenDictionary<string, string>> Abbreviations = new(() => Read(Synonyms.DefaultText).ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Returns the name with spaces, a capital, and abbreviations as they are written: "Wet open overheid Woo", "AVG".</summary>
    public static string Shown(string name)
    {
        // Somebody who typed a capital or a space chose the spelling.
        var isSlug = name.All(c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
        return isSlug ? Capital(string.Join(' ', Parts(name))) : Capital(name);
    }

    private static IEnumerable<string> Parts(string slug)
    {
        var parts = slug.Split('-', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            // The hyphen of "e-mail" stays.
            if (parts[i].Length == 1 && char.IsAsciiLetterLower(parts[i][0]) && i + 1 < parts.Length)
                yield return $"{parts[i]}-{parts[++i]}";
            else
                yield return Abbreviations.Value.GetValueOrDefault(parts[i], parts[i]);
        }
    }

    private static string Capital(string name) => name.Length > 0 && char.IsLower(name[0]) && !(name.Length > 1 && char.IsUpper(name[1]))
        ? char.ToUpperInvariant(name[0]) + name[1..]
        : name;

    /// <summary>Reads the abbreviations from the platform's synonyms: a short word whose letters stand in its other name, in that order.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Read(string synonyms) => synonyms.Split('\n')
        .Select(line => line.Split('#')[0].Split(['=', '>', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(names => from name in names
                             where name.Length <= LongestAbbreviation && name.All(char.IsAsciiLetterLower) && !Words.Contains(name)
                             let whole = names.FirstOrDefault(other => IsShortFor(name, other))
                             where whole is not null
                             select KeyValuePair.Create(name, Written(name, whole)))
        .DistinctBy(pair => pair.Key);

    private static bool IsShortFor(string name, string whole)
    {
        if (whole.Length < 2 * name.Length || whole[0] != name[0] || whole.Contains(name, StringComparison.Ordinal))
            return false;
        var at = 0;
        foreach (var c in whole)
        {
            if (at < name.Length && c == name[at])
                at++;
        }

        return at == name.Length;
    }

    /// <summary>The abbreviation of a law has one capital: "Woo"; others are all capitals: "AVG".</summary>
    private static string Written(string name, string whole) => whole.Split(' ').Contains("wet") ? Capital(name) : name.ToUpperInvariant();
}
