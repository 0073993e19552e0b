using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>
/// The terms of one search, each looked up once per segment, for its frequency, its documents and its positions. Looking up terms takes
/// most of the time of a search for rare words.
/// </summary>
internal sealed class IndexTerms(IndexReader reader, SearchDeadline? deadline = null)
{
    private readonly Dictionary<(string Field, BytesRef Term), FoundTerm> _found = [];
    private readonly Dictionary<string, TermsEnum?[]> _fields = [];

    public IndexReader Reader { get; } = reader;

    /// <summary>True once the time for this search is over. Something was left out then.</summary>
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
        /// <summary>Number of documents with the term, deleted ones included.</summary>
        public int Documents { get; } = documents;

        /// <summary>Returns the documents of a segment, deleted ones included; null when there are none.</summary>
        /// <param name="spent">An enumerator of another segment that is no longer used. Making a new one costs more than reading many
        /// documents.</param>
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
