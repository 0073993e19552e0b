using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Platform.Search.Analysis;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>
/// Suggests titles and tags that the reader may see, while they type; never what others searched. Titles that start with the typed text
/// come first, then short titles, then new ones.
/// </summary>
internal sealed class Completion
{
    // Short beginnings are indexed as terms. Longer ones are combined from the few words with that beginning.
    private const int LongestBeginning = 8, MostWords = 200;
    private const int MostTyped = 12, MostTags = 3;
    private const char AtStart = '^';

    private readonly IndexReader _reader;
    private readonly IReadOnlyCollection<string> _audiences;
    private readonly string[] _sides;

    private Completion(IndexReader reader, IReadOnlyCollection<string> audiences)
    {
        (_reader, _audiences) = (reader, audiences);
        _sides = audiences.Any(a => a != SearchSchema.Everyone) ? [TextFields.Open, TextFields.Closed] : [TextFields.Open];
    }

    /// <summary>
    /// Returns the terms that complete a title: its words and their beginnings, and those of the first word once more with a mark.
    /// </summary>
    public static IEnumerable<string> Terms(AnalysedText title)
    {
        var words = title.Tokens.Select(t => t.Word.Exact).Where(w => w.Length > 0).ToList();
        return words.Distinct().Concat(words.Take(1).Select(w => AtStart + w)).SelectMany(Beginnings).Distinct();

        static IEnumerable<string> Beginnings(string word)
        {
            var first = word[0] == AtStart ? 2 : 1;
            return Enumerable.Range(first, Math.Min(word.Length, LongestBeginning + first - 1) - first + 1).Select(n => word[..n]).Append(word);
        }
    }

    public static List<Suggestion> Of(IndexReader reader, string typed, IReadOnlyCollection<string> audiences, int count)
    {
        var words = AnalysedText.Of(typed, "nl").Tokens.Select(t => t.Word.Exact).Where(w => w.Length > 0).Take(MostTyped).ToList();
        if (words.Count == 0) return [];
        var completion = new Completion(reader, audiences);
        var tags = completion.Tags(string.Join('-', words)).Take(Math.Min(MostTags, count)).Select(t => new Suggestion(t, t)).ToList();
        var titles = completion.Titles([AtStart + words[0], .. words.Skip(1)], count);
        if (titles.Count < count) titles = [.. titles.UnionBy(completion.Titles(words, count), t => t.Text)];
        return [.. tags, .. titles.Take(count - tags.Count)];
    }

    private readonly record struct Candidate(int Length, long Published, int Document) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => Length.CompareTo(other.Length) is not 0 and var length ? length
            : other.Published.CompareTo(Published) is not 0 and var age ? age : Document.CompareTo(other.Document);
    }

    private List<Suggestion> Titles(IReadOnlyList<string> beginnings, int count)
    {
        // More are taken, because some titles are equal.
        var most = count * 3;
        var best = new PriorityQueue<int, Candidate>(most + 1, Comparer<Candidate>.Create((x, y) => y.CompareTo(x)));
        foreach (var segment in _reader.Leaves)
        {
            var columns = Columns.Of(segment.AtomicReader);
            if (columns.OpenTo(_audiences) is not { } open) continue;
            foreach (var side in _sides)
                foreach (var document in Documents(segment.AtomicReader, SearchSchema.TitleBeginnings(side), beginnings))
                {
                    if (!open.Contains(document)) continue;
                    var candidate = new Candidate(columns.TitleLength[document], columns.Published[document], segment.DocBase + document);
                    if (best.Count < most) best.Enqueue(candidate.Document, candidate);
                    else best.EnqueueDequeue(candidate.Document, candidate);
                }
        }
        var (titles, keys) = (MultiDocValues.GetBinaryValues(_reader, SearchSchema.Title), MultiDocValues.GetBinaryValues(_reader, SearchSchema.Key));
        return [.. best.UnorderedItems.OrderBy(i => i.Priority).Select(i => new Suggestion(Value(titles, i.Element), null, Value(keys, i.Element)))
            .DistinctBy(t => t.Text).Take(count)];

        static string Value(BinaryDocValues values, int document)
        {
            var value = new BytesRef();
            values.Get(document, value);
            return value.Utf8ToString();
        }
    }

    /// <summary>Returns the documents of a segment that have all beginnings, starting from the rarest.</summary>
    private static IEnumerable<int> Documents(AtomicReader segment, string field, IReadOnlyList<string> beginnings)
    {
        if (segment.GetTerms(field)?.GetEnumerator() is not { } terms) yield break;
        var lists = beginnings.Select(b => Documents(segment, terms, b)).OfType<DocIdSetIterator>().OrderBy(l => l.GetCost()).ToArray();
        if (lists.Length < beginnings.Count) yield break;
        for (var document = lists[0].NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = lists[0].NextDoc())
        {
            var all = true;
            for (var i = 1; all && i < lists.Length; i++)
                all = (lists[i].DocID < document ? lists[i].Advance(document) : lists[i].DocID) == document;
            if (all) yield return document;
        }
    }

    private static DocIdSetIterator? Documents(AtomicReader segment, TermsEnum terms, string beginning)
    {
        var start = new BytesRef(beginning);
        if (beginning.Length <= (beginning[0] == AtStart ? LongestBeginning + 1 : LongestBeginning))
            return terms.SeekExact(start) ? terms.Docs(segment.LiveDocs, null, DocsFlags.NONE) : null;
        if (terms.SeekCeil(start) == TermsEnum.SeekStatus.END) return null;
        var found = new FixedBitSet(segment.MaxDoc);
        var any = false;
        for (var n = 0; n < MostWords && StringHelper.StartsWith(terms.Term, start); n++)
        {
            var documents = terms.Docs(segment.LiveDocs, null, DocsFlags.NONE);
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
            {
                found.Set(document);
                any = true;
            }
            if (!terms.MoveNext()) break;
        }
        return any ? found.GetIterator() : null;
    }

    private SortedSet<string> Tags(string beginning)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var leaf in _reader.Leaves)
        {
            var segment = leaf.AtomicReader;
            if (Columns.Of(segment).OpenTo(_audiences) is not { } open) continue;
            foreach (var side in _sides)
            {
                if (segment.GetTerms(SearchSchema.TagsOf(side))?.GetEnumerator() is not { } terms) continue;
                var start = new BytesRef(beginning);
                for (var more = terms.SeekCeil(start) != TermsEnum.SeekStatus.END; more && StringHelper.StartsWith(terms.Term, start); more = terms.MoveNext())
                {
                    var tag = terms.Term.Utf8ToString();
                    if (found.Contains(tag) || (found.Count >= MostTags && string.CompareOrdinal(tag, found.ElementAt(MostTags - 1)) > 0)) continue;
                    var documents = terms.Docs(segment.LiveDocs, null, DocsFlags.NONE);
                    while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                    {
                        if (!open.Contains(documents.DocID)) continue;
                        found.Add(tag);
                        break;
                    }
                }
            }
        }
        return found;
    }
}
