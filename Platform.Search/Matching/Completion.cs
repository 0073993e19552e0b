using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>What somebody who is still typing may want: titles and tags that are visible to them, never what others searched.</summary>
internal static class Completion
{
    private const int LongestPrefix = 16, MostTags = 3;

    /// <summary>Every beginning of every word of a title, by which it is completed.</summary>
    public static IEnumerable<string> Beginnings(string title) => TextAnalyzer.For("nl", Form.Exact).Terms(title).Distinct()
        .SelectMany(w => Enumerable.Range(1, Math.Min(w.Length, LongestPrefix)).Select(n => w[..n])).Distinct();

    public static List<Suggestion> Of(IndexReader reader, string typed, IReadOnlyCollection<string> audiences, int count)
    {
        var words = TextAnalyzer.For("nl", Form.Exact).Terms(typed).Select(w => w[..Math.Min(w.Length, LongestPrefix)]).Distinct().ToList();
        if (words.Count == 0) return [];
        var slug = string.Join('-', words);
        var titles = new List<(string Title, string Key, bool Begins, long Published)>();
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
            foreach (var side in Sides(audiences))
            {
                var segment = leaf.AtomicReader;
                var visible = Visible(segment, audiences);
                titles.AddRange(Titles(segment, side, words, visible));
                tags.UnionWith(Tags(segment, side, slug, visible));
            }
        var best = titles.OrderByDescending(t => t.Begins).ThenBy(t => t.Title.Length).ThenByDescending(t => t.Published)
            .DistinctBy(t => t.Title).Select(t => new Suggestion(t.Title, null, t.Key));
        return [.. tags.Take(MostTags).Select(t => new Suggestion(t, t)), .. best.Take(count - Math.Min(MostTags, tags.Count))];
    }

    private static IEnumerable<(string, string, bool, long)> Titles(AtomicReader segment, string side, List<string> words, Func<int, bool> visible)
    {
        var field = SearchSchema.TitleBeginnings(side);
        var lists = words.Select(w => Postings.Seek(segment, field, new BytesRef(w))?.Docs(segment.LiveDocs, null, DocsFlags.NONE)).ToList();
        if (lists.Contains(null)) yield break;
        var titles = segment.GetBinaryDocValues(SearchSchema.Title);
        var published = segment.GetNumericDocValues(SearchSchema.Published);
        var keys = segment.GetBinaryDocValues(SearchSchema.Key);
        var (title, key) = (new BytesRef(), new BytesRef());
        for (var document = lists[0]!.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = lists[0]!.NextDoc())
        {
            if (!lists.Skip(1).All(l => (l!.DocID < document ? l.Advance(document) : l.DocID) == document) || !visible(document)) continue;
            titles.Get(document, title);
            keys.Get(document, key);
            var text = title.Utf8ToString();
            yield return (text, key.Utf8ToString(), text.StartsWith(words[0], StringComparison.OrdinalIgnoreCase), published.Get(document));
        }
    }

    private static IEnumerable<string> Tags(AtomicReader segment, string side, string prefix, Func<int, bool> visible)
    {
        var terms = segment.GetTerms(SearchSchema.TagsOf(side))?.GetEnumerator();
        if (terms is null || terms.SeekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) yield break;
        do
        {
            var tag = terms.Term.Utf8ToString();
            if (!tag.StartsWith(prefix, StringComparison.Ordinal)) yield break;
            var documents = terms.Docs(segment.LiveDocs, null, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                if (visible(documents.DocID))
                {
                    yield return tag;
                    break;
                }
        }
        while (terms.MoveNext());
    }

    private static IEnumerable<string> Sides(IReadOnlyCollection<string> audiences) =>
        audiences.Any(a => a != SearchSchema.Everyone) ? [TextFields.Open, TextFields.Closed] : [TextFields.Open];

    private static Func<int, bool> Visible(AtomicReader segment, IReadOnlyCollection<string> audiences)
    {
        var values = segment.GetSortedDocValues(SearchSchema.Audience);
        var open = audiences.Select(a => values?.LookupTerm(new BytesRef(a)) ?? -1).Where(o => o >= 0).ToHashSet();
        return document => open.Contains(values!.GetOrd(document));
    }
}
