using System.Globalization;
using Lucene.Net.Documents;

namespace Platform.Search.Matching;

/// <summary>The start of each section of a text, stored with the text, one per line.</summary>
internal static class StoredSections
{
    /// <param name="bodyAt">Offset of the body in the stored text.</param>
    public static string Of(SearchDocument source, int bodyAt)
    {
        if (source.Sections.Count == 0) return "";
        var end = new DocumentSection(source.Body.Length, "", "");
        return string.Join('\n', source.Sections.Append(end).Select(s =>
            string.Create(CultureInfo.InvariantCulture, $"{bodyAt + s.At}\t{s.Anchor}\t{s.Heading.ReplaceLineEndings(" ")}")));
    }

    /// <summary>Returns the section at an offset of the stored text; null when there is none.</summary>
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
