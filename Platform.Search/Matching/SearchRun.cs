using Lucene.Net.Index;
using Lucene.Net.Util;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>One search on one view of the index, from request to page of results.</summary>
internal sealed class SearchRun : IDisposable
{
    private readonly IndexTerms _terms;
    private readonly SearchRequest _request;
    private readonly List<Concept> _concepts;
    private readonly Fitting _fitting;
    private readonly HitList _rest = new();
    private readonly SearchSort _sort;
    private HitList _fit = new();
    private readonly bool _byNearness;

    private SearchRun(IndexTerms terms, SearchRequest request, Statistics statistics, List<Concept> concepts, Fitting fitting, bool byNearness)
    {
        (_terms, _request, _concepts, _fitting, _byNearness) = (terms, request, concepts, fitting, byNearness);
        var asked = concepts.Exists(c => !c.Excluded);
        _sort = !asked && request.Sort == SearchSort.Relevance ? SearchSort.Newest : request.Sort;
        if (!asked && !string.IsNullOrWhiteSpace(request.Text)) return;
        var matcher = new Matcher(concepts, terms, statistics);
        foreach (var (i, segment) in terms.Reader.Leaves.Index())
        {
            if (i > 0 && terms.IsLate) break;
            SegmentHits.Collect(_fit, _rest, fitting, segment, request, matcher);
        }
        HasAllWords = Coverage.HasAll(_fit, fitting);
        if (fitting.IsByScoreAlone) Part();
        if (!HasAllWords) Join();
        if (fitting.IsByScoreToo && _fit.Count > 0) Widen();
    }

    /// <summary>True when a contribution has all words of the query.</summary>
    private bool HasAllWords { get; set; }

    /// <summary>
    /// Looks at all documents of a contribution together, for when no single one has all the words: a question may have one word and its answer
    /// the other.
    /// </summary>
    private void Join()
    {
        var together = Coverage.Of([_fit, _rest]);
        HasAllWords = together.Values.Any(_fitting.HasAll);
        if (_fit.Count == 0) Coverage.Copy(_rest, _fit, (_, number) => together.TryGetValue(number, out var covered) && _fitting.Fits(covered));
    }

    /// <summary>Adds the documents that have a good score.</summary>
    private void Widen()
    {
        var least = Math.Max(Coverage.BestScore(_fit), Coverage.BestScore(_rest)) * Ranking.FitsByScore;
        Coverage.Copy(_rest, _fit, (i, _) => _rest.Scores[i] >= least);
    }

    /// <summary>Parts the documents by their score.</summary>
    private void Part()
    {
        var all = _fit;
        var least = Coverage.BestScore(all) * Ranking.FitsByScore;
        _fit = new();
        Coverage.Copy(all, _fit, (i, _) => all.Scores[i] >= least);
        Coverage.Copy(all, _rest, (i, _) => all.Scores[i] < least);
        all.Dispose();
    }

    private static SearchRun Of(IndexReader reader, SearchRequest request, Synonyms synonyms, out List<Correction> corrections)
    {
        var terms = new IndexTerms(reader, request.Deadline);
        var statistics = new Statistics(terms);
        var meaning = Meaning(terms, request, statistics, synonyms);
        corrections = meaning.Corrections;
        return new(terms, request, statistics, meaning.Concepts, Fitting.Of(meaning.Concepts, meaning.Means), byNearness: true);
    }

    public static SearchResults Page(IndexReader reader, SearchRequest request, Synonyms synonyms)
    {
        using var run = Of(reader, request, synonyms, out var corrections);
        var counts = Counts.Of(run._fit, request);
        var hits = run.Hits();
        return new(counts.Total, hits, counts.Facets(), corrections)
        {
            IsEstimate = counts.IsEstimate,
            IsPartial = run._terms.WasLate,
            HasAllWords = run.HasAllWords,
            Others = run.Others(hits.Count),
        };
    }

    /// <summary>Returns the best passage of one document; null when the viewer may not see it.</summary>
    public static SearchHit? Passage(IndexReader reader, string key, SearchRequest request, Synonyms synonyms, bool opening)
    {
        if (StoredText.Find(reader, key) is not { } document) return null;
        var leaf = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        if (Columns.Of(leaf.AtomicReader).OpenTo(request.Audiences)?.Contains(document - leaf.DocBase) != true) return null;
        if (request.Deadline?.IsOver == true) return null;
        var terms = new IndexTerms(reader, request.Deadline);
        return new Snippets(terms, Meaning(terms, request, new(terms), synonyms).Concepts).Of([new() { Document = document, Covered = new(ulong.MaxValue, 0) }], opening)[0];
    }

    /// <summary>
    /// Returns documents similar to a text; none when the text has no usable words, or when nothing is near enough. There are no facets, and
    /// the total is that of the page.
    /// </summary>
    public static SearchResults Near(IndexReader reader, string title, string body, SearchRequest request, string? without = null)
    {
        var terms = new IndexTerms(reader, request.Deadline);
        var statistics = new Statistics(terms);
        var (keywords, fitting) = Keywords.Of(terms, FieldsFor(request), statistics, title, body);
        if (keywords.Count == 0) return new(0, [], new Dictionary<Facet, IReadOnlyList<FacetCount>>(), []);
        using var run = new SearchRun(terms, request with { Text = title, Sort = SearchSort.Relevance }, statistics, keywords, fitting, byNearness: false);
        List<SearchHit> near = [.. run.Hits().Where(h => h.Contribution != without)];
        var hits = (without is null ? Likeness.Near(near, Ranking.NearWithTitle, Ranking.Near) : Likeness.Near(near, Ranking.RelatedTextWithTitle, Ranking.RelatedText)).ToList();
        return new(hits.Count, hits, new Dictionary<Facet, IReadOnlyList<FacetCount>>(), []);
    }

    public static SearchResults Related(IndexReader reader, string contribution, SearchRequest request)
    {
        var (title, body) = StoredText.Of(reader, contribution);
        var near = Near(reader, title, body, request with { PageSize = Math.Min(request.PageSize + 1, SearchRequest.LargestPage) }, contribution);
        return near with { Hits = [.. near.Hits.Take(request.PageSize)] };
    }

    public static List<string> Rank(IndexReader reader, SearchRequest request, Synonyms synonyms, int count)
    {
        using var run = Of(reader, request, synonyms, out _);
        var keys = MultiDocValues.GetBinaryValues(reader, SearchSchema.Key);
        var key = new BytesRef();
        var first = run.First(run._fit, run._sort, count);
        // Those that fit come first; a page that they do not fill shows the others after them.
        if (first.Count < count)
            first = [.. first.Concat(run.First(run._rest, SearchSort.Relevance, count)).DistinctBy(c => c.Number).Take(count)];
        return first.ConvertAll(c =>
        {
            keys.Get(c.Document, key);
            return key.Utf8ToString();
        });
    }

    public void Dispose()
    {
        _fit.Dispose();
        _rest.Dispose();
    }

    private List<SearchHit> Hits()
    {
        var skip = (int)Math.Min(int.MaxValue - _request.PageSize, (_request.Page - 1L) * _request.PageSize);
        return skip >= _fit.Count ? [] : Shown([.. First(_fit, _sort, skip + _request.PageSize).Skip(skip)]);
    }

    /// <summary>Returns the best of the documents that do not fit, where few fit.</summary>
    private List<SearchHit> Others(int shown)
    {
        var room = Math.Min(Ranking.FewResults, _request.PageSize) - shown;
        if (_request.Page > 1 || room <= 0 || _rest.Count == 0) return [];
        var fit = Coverage.Of([_fit]);
        return Shown([.. First(_rest, SearchSort.Relevance, room + fit.Count).Where(c => !fit.ContainsKey(c.Number)).Take(room)]);
    }

    private List<SearchHit> Shown(List<Candidate> candidates)
    {
        var lacking = candidates.Where(c => !_fitting.HasAll(c.Covered)).Select(c => c.Number).ToList();
        var together = lacking.Count == 0 ? [] : Coverage.Of([_fit, _rest], lacking);
        return [.. new Snippets(_terms, _concepts).OfContributions(candidates).Zip(candidates, (hit, c) =>
            together.TryGetValue(c.Number, out var covered) ? hit with { LeftOut = _fitting.LeftOut(covered), Covered = _fitting.Share(covered) } : hit)];
    }

    private List<Candidate> First(HitList hits, SearchSort sort, int count)
    {
        var ranking = new ContributionRanking(hits, sort);
        if (sort != SearchSort.Relevance) return ranking.First(count);
        var proximity = new Proximity(_terms, _concepts);
        var first = ranking.First(Math.Max(count, Ranking.NearnessLooksAt));
        var top = first.Take(Ranking.NearnessLooksAt).OrderBy(c => c.Document).ToList();
        var bonuses = _byNearness && proximity.Applies && !_terms.IsLate ? proximity.Bonuses(top.Select(c => c.Document)) : Enumerable.Repeat(0f, top.Count);
        var newest = Prior.Newest(_terms.Reader);
        var again = top.Zip(bonuses, (c, bonus) => c with { Score = (c.Score + bonus) * PriorOf(c.Document, newest) });
        return [.. ranking.InOrder(again).Concat(first.Skip(top.Count)).Take(count)];
    }

    private float PriorOf(int document, long newest)
    {
        var segment = _terms.Reader.Leaves[ReaderUtil.SubIndex(document, _terms.Reader.Leaves)];
        return Prior.Of(Columns.Of(segment.AtomicReader), document - segment.DocBase, newest);
    }

    /// <summary>Interprets a request for this index.</summary>
    public static Interpretation Meaning(IndexTerms terms, SearchRequest request, Statistics statistics, Synonyms synonyms) =>
        new(UserQuery.Parse(request.Text) with { TitleOnly = request.TitleOnly }, FieldsFor(request), statistics, request.Verbatim ? null : new Vocabulary(terms), synonyms);

    // A viewer who sees only public text does not search hidden text at all.
    private static TextFields[] FieldsFor(SearchRequest request) =>
        [.. TextFields.All.Where(f => f.Side == TextFields.Open || request.Audiences.Any(a => a != SearchSchema.Everyone))];
}
