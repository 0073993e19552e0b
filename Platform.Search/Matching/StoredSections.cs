using System.Globalization;
using Lucene.Net.Documents;

namespace Platform.Search.Matching;

/// <summary>Where the sections of a text begin, kept beside it: a line for each.</summary>
internal static class StoredSections
{
    /// <param name="bodyAt">Where the body begins in the stored text.</param>
    public static string Of(SearchDocument source, int bodyAt)
    {
        if (source.Sections.Count == 0) return "";
        var end = new DocumentSection(source.Body.Length, "", "");
        return string.Join('\n', source.Sections.Append(end).Select(s =>
            string.Create(CultureInfo.InvariantCulture, $"{bodyAt + s.At}\t{s.Anchor}\t{s.Heading.ReplaceLineEndings(" ")}")));
    }

    /// <summary>The section in which a place of the stored text lies.</summary>
    public static HitSection? At(Document document, int place)
    {
        if (document.GetField(SearchSchema.Sections) is not { } stored) return null;
        HitSection? found = null;
        foreach (var line in stored.GetStringValue(CultureInfo.InvariantCulture).Split('\n'))
        {
            var parts = line.Split('\t', 3);
            if (int.Parse(parts[0], CultureInfo.InvariantCulture) > place) break;
            found = parts[2].Length > 0 ? new(parts[2], parts[1]) : null;
        }
        return found;
    }
}
