using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>
/// The terms of one search, each looked up once in each segment: for how often it occurs, for the documents it is in, for where it
/// stands in the best of them. Looking up is what a search for rare words spends its time on.
/// </summary>
internal sealed class IndexTerms(IndexReader reader, SearchDeadline? deadline = null)
{
    private readonly Dictionary<(string Field, BytesRef Term), FoundTerm> _found = [];
    private readonly Dictionary<string, TermsEnum?[]> _fields = [];

    public IndexReader Reader { get; } = reader;

    /// <summary>Whether the time for this search is over. Once it is, something was left out.</summary>
    public bool IsLate => WasLate || (WasLate = deadline?.IsOver == true);

    public bool WasLate { get; private set; }

    public FoundTerm this[string field, BytesRef term]
    {
        get
        {
            if (_found.TryGetValue((field, term), out var known)) return known;
            var segments = Segments(field);
            var (count, places) = (0, new TermState?[segments.Length]);
            for (var i = 0; i < segments.Length; i++)
            {
                if (segments[i] is not { } terms || !terms.SeekExact(term)) continue;
                count += terms.DocFreq;
                places[i] = terms.GetTermState();
            }
            return _found[(field, term)] = new(this, field, term, count, places);
        }
    }

    private TermsEnum?[] Segments(string field)
    {
        if (_fields.TryGetValue(field, out var known)) return known;
        return _fields[field] = [.. Reader.Leaves.Select(l => l.AtomicReader.GetTerms(field)?.GetEnumerator())];
    }

    internal sealed class FoundTerm(IndexTerms terms, string field, BytesRef term, int documents, TermState?[] places)
    {
        /// <summary>How many documents have it, deleted ones too.</summary>
        public int Documents { get; } = documents;

        /// <summary>The documents of a segment, none of them deleted out; null where it has none.</summary>
        /// <param name="spent">One of another segment that will not be read any more: to make a new one costs more than many documents.</param>
        public DocsEnum? Docs(int segment, DocsEnum? spent) => At(segment)?.Docs(null, spent, DocsFlags.FREQS);

        /// <inheritdoc cref="Docs"/>
        public DocsAndPositionsEnum? Positions(int segment, DocsAndPositionsEnum? spent, DocsAndPositionsFlags flags = DocsAndPositionsFlags.NONE) =>
            At(segment)?.DocsAndPositions(null, spent, flags);

        private TermsEnum? At(int segment)
        {
            if (places[segment] is not { } place) return null;
            var found = terms.Segments(field)[segment]!;
            found.SeekExact(term, place);
            return found;
        }
    }
}
