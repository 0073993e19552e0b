using System.Numerics;
using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>Marks matches by the offsets in the postings, so that a long text is not analysed again for each hit.</summary>
internal sealed class Snippets(IndexTerms terms, IReadOnlyList<Concept> concepts)
{
    private const int Length = 240, Lead = 60;

    private readonly List<(Source Source, int Concept)> _sources =
        [.. concepts.SelectMany((c, i) => (c.Excluded ? [] : c.Sources).Where(s => !s.InTitle).Select(s => (s, i)))];

    // By source: the enumerators of the previous segment, for reuse.
    private readonly Dictionary<int, DocsAndPositionsEnum[]?> _spent = [];

    private readonly record struct Mark(int Start, int End, int Concept, TextFields Fields);

    /// <summary>
    /// Returns the documents in the given order, each with its title and its best passage. A reply that has no word of the query itself, but
    /// was found by the title of its contribution, gives way to the contribution.
    /// </summary>
    public List<SearchHit> OfContributions(List<Candidate> candidates)
    {
        var hits = Of(candidates);
        var others = hits.Index().Where(h => h.Item.Document != h.Item.Contribution && !h.Item.Snippet.Any(s => s.Marked))
            .Select(h => (h.Index, Own: StoredText.Find(terms.Reader, h.Item.Contribution))).Where(h => h.Own is not null).ToList();
        var own = Of(others.ConvertAll(h => candidates[h.Index] with { Document = h.Own!.Value }));
        foreach (var ((i, _), hit) in others.Zip(own)) hits[i] = hit;
        return hits;
    }

    /// <summary>
    /// Returns the documents in the given order, each with its title and its best passage, or with its opening when asked.
    /// </summary>
    public List<SearchHit> Of(List<Candidate> candidates, bool opening = false)
    {
        var hits = new SearchHit[candidates.Count];
        var (segment, lists) = (-1, new List<(Source Source, int Concept, DocsAndPositionsEnum[] Words)>());
        // In the order of the index, so that each list of postings is opened once per segment and read forward.
        foreach (var (i, candidate) in candidates.Index().OrderBy(c => c.Item.Document))
        {
            var at = ReaderUtil.SubIndex(candidate.Document, terms.Reader.Leaves);
            if (at != segment) (segment, lists) = (at, Open(at));
            hits[i] = Hit(candidate, Marks(candidate.Document - terms.Reader.Leaves[at].DocBase, lists), opening);
        }
        return [.. hits];
    }

    private SearchHit Hit(Candidate candidate, List<Mark> marks, bool opening)
    {
        var document = terms.Reader.Document(candidate.Document);
        var text = StoredText.Visible(document);
        // One word inside a compound is no match ("dagen" for "vakantiedagen"), so it is not marked.
        marks.RemoveAll(m => m.End > text.Length || (concepts[m.Concept] is { IsPart: true, IsOnlyPart: false } part && (part.Words & candidate.Covered.Words) == 0));
        var bodyStart = StoredText.BodyStart(document);
        var (from, to, best) = Passage(text, bodyStart, opening ? [] : marks);
        return new(StoredText.Get(document, SearchSchema.Contribution), StoredText.Get(document, SearchSchema.Key), StoredText.Get(document, SearchSchema.Kind), candidate.Score,
            Segments(text, 0, bodyStart - 1, marks), Cut(Segments(text, from, to, marks), from > bodyStart, to < text.Length))
        {
            Section = best is { } place ? StoredSections.At(document, place) : null,
            InTitle = Share(marks, m => m.End < bodyStart),
            Shown = Share(marks, m => m.End < bodyStart || (m.Start >= from && m.End <= to)),
        };
    }

    // "ik" is a stop word in Dutch but not in English, so the wanted words depend on the language of the document.
    private float Share(List<Mark> marks, Func<Mark, bool> counts)
    {
        if (marks.Count == 0) return 0;
        var wanted = concepts.Where(c => IsWhole(c) && c.Sources.Exists(s => s.Fields == marks[0].Fields)).Aggregate(0UL, (words, c) => words | c.Words);
        var seen = marks.Where(counts).Select(m => concepts[m.Concept]).Where(IsWhole).Aggregate(0UL, (words, c) => words | c.Words);
        return wanted == 0 ? 0 : (float)BitOperations.PopCount(wanted & seen) / BitOperations.PopCount(wanted);

        static bool IsWhole(Concept concept) => !concept.Excluded && !concept.IsPart;
    }

    private List<(Source, int, DocsAndPositionsEnum[])> Open(int segment)
    {
        var lists = new List<(Source, int, DocsAndPositionsEnum[])>();
        foreach (var (i, (source, concept)) in _sources.Index())
        {
            var spent = _spent.GetValueOrDefault(i);
            var words = source.Terms.Select((t, n) => terms[source.Field, t.Term].Positions(segment, spent?[n], DocsAndPositionsFlags.OFFSETS)).OfType<DocsAndPositionsEnum>().ToArray();
            if (words.Length == source.Terms.Count) lists.Add((source, concept, _spent[i] = words));
        }
        return lists;
    }

    private static List<Mark> Marks(int document, List<(Source Source, int Concept, DocsAndPositionsEnum[] Words)> lists)
    {
        var marks = new List<Mark>();
        foreach (var (source, concept, words) in lists)
        {
            if (words.Length > 1)
            {
                marks.AddRange(Places(source, words, document).Select(p => new Mark(p.Start, p.End, concept, source.Fields)));
                continue;
            }
            var postings = words[0];
            if (postings.DocID < document) postings.Advance(document);
            if (postings.DocID != document) continue;
            for (var n = postings.Freq; n > 0; n--)
            {
                postings.NextPosition();
                marks.Add(new(postings.StartOffset, postings.EndOffset, concept, source.Fields));
            }
        }
        marks.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return marks;
    }

    /// <summary>Returns where several terms follow one another in a text.</summary>
    private static List<(int Start, int End)> Places(Source source, DocsAndPositionsEnum[] words, int document)
    {
        Dictionary<int, (int Start, int End)>? runs = null;
        foreach (var (term, postings) in source.Terms.Zip(words))
        {
            if (postings.DocID < document) postings.Advance(document);
            if (postings.DocID != document) return [];
            var found = new Dictionary<int, (int Start, int End)>();
            for (var n = postings.Freq; n > 0; n--)
            {
                var first = postings.NextPosition() - term.Place;
                if (runs is null) found.TryAdd(first, (postings.StartOffset, postings.EndOffset));
                else if (runs.TryGetValue(first, out var run)) found[first] = (run.Start, postings.EndOffset);
            }
            runs = found;
        }
        return runs is null ? [] : [.. runs.Values];
    }

    /// <returns>The bounds of the passage, and the offset in it where the best matches begin; null when none match in the body.</returns>
    private (int From, int To, int? Best) Passage(string text, int bodyStart, List<Mark> marks)
    {
        var first = marks.FindIndex(m => m.Start >= bodyStart);
        var best = bodyStart;
        if (first >= 0)
        {
            var bestWorth = 0f;
            for (var i = first; i < marks.Count; i++)
            {
                var worth = Worth(marks, i);
                if (worth > bestWorth) (bestWorth, best) = (worth, marks[i].Start);
            }
        }
        var from = best - bodyStart <= Lead ? bodyStart : SentenceStart(text, best - Lead, best) ?? WordStart(text, best - Lead, best);
        var to = from + Length >= text.Length ? text.Length : WordEnd(text, from + Length);
        return (from, to, first < 0 ? null : best);
    }

    // A passage is worth its different concepts; repetition only breaks ties.
    private float Worth(List<Mark> marks, int first)
    {
        var (worth, seen) = (0f, 0UL);
        for (var i = first; i < marks.Count && marks[i].End <= marks[first].Start + Length - Lead; i++)
        {
            var bit = 1UL << (marks[i].Concept % 64);
            worth += (seen & bit) == 0 ? 1 + concepts[marks[i].Concept].Weights.Max() : 0.01f;
            seen |= bit;
        }
        return worth;
    }

    private static int? SentenceStart(string text, int from, int limit)
    {
        for (var i = Math.Max(2, from); i <= limit && i < text.Length; i++)
            if (text[i - 1] == '\n' || (text[i - 1] == ' ' && text[i - 2] is ('.' or '?' or '!'))) return i;
        return null;
    }

    private static int WordStart(string text, int from, int limit)
    {
        for (var i = Math.Max(1, from); i < limit; i++)
            if (char.IsWhiteSpace(text[i - 1])) return i;
        return limit;
    }

    private static int WordEnd(string text, int to)
    {
        for (var i = to; i > to - Lead; i--)
            if (char.IsWhiteSpace(text[i])) return i;
        return char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }

    private static List<TextSegment> Segments(string text, int from, int to, List<Mark> marks)
    {
        var segments = new List<TextSegment>();
        var at = from;
        foreach (var mark in marks)
        {
            if (mark.Start < at || mark.End > to) continue;
            if (mark.Start > at) segments.Add(new(PassageLine.Of(text, (from, to), at, mark.Start), false));
            segments.Add(new(PassageLine.Of(text, (from, to), mark.Start, mark.End), true));
            at = mark.End;
        }
        if (at < to) segments.Add(new(PassageLine.Of(text, (from, to), at, to), false));
        return segments;
    }

    /// <summary>Adds ellipses when the text continues before or after the passage.</summary>
    private static List<TextSegment> Cut(List<TextSegment> passage, bool before, bool after)
    {
        if (before) passage.Insert(0, new("… ", false));
        if (after) passage.Add(new(" …", false));
        return passage;
    }
}
