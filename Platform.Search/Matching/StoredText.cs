using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Platform.Search.Matching;

/// <summary>The indexed text of a document, stored for passages.</summary>
internal static class StoredText
{
    /// <summary>Returns title and body of a contribution; empty when it is not in the index.</summary>
    public static (string Title, string Body) Of(IndexReader reader, string key)
    {
        if (Find(reader, key) is not { } document) return ("", "");
        var stored = reader.Document(document);
        var (text, start) = (Get(stored, SearchSchema.StoredText), BodyStart(stored));
        return (text[..(start - 1)], text[start..]);
    }

    /// <summary>Returns the number of a document in this reader by its key; null when it is not there.</summary>
    public static int? Find(IndexReader reader, string key)
    {
        foreach (var leaf in reader.Leaves)
        {
            var documents = leaf.AtomicReader.GetTermDocsEnum(new Term(SearchSchema.Key, key));
            if (documents is null) continue;
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
                if (leaf.AtomicReader.LiveDocs?.Get(document) != false) return leaf.DocBase + document;
        }
        return null;
    }

    public static string Get(Document document, string field) => document.GetField(field).GetStringValue(CultureInfo.InvariantCulture);

    public static int BodyStart(Document document) => document.GetField(SearchSchema.BodyStart).GetInt32Value() ?? 1;

    /// <summary>Returns the title and the text that readers see. The words of the tags come after it.</summary>
    public static string Visible(Document document) => Get(document, SearchSchema.StoredText)[..document.GetField(SearchSchema.TextEnd).GetInt32Value()!.Value];
}
