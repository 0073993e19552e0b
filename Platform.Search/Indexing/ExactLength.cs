using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Platform.Search.Indexing;

/// <summary>
/// Stores the exact length of a field in words, where Lucene's own classes store one lossy byte. Scores come from <see cref="Matching"/>.
/// </summary>
internal sealed class ExactLength : Similarity
{
    public override long ComputeNorm(FieldInvertState state) => state.Length - state.NumOverlap;

    public override SimWeight ComputeWeight(float queryBoost, CollectionStatistics collectionStats, params TermStatistics[] termStats) =>
        throw new NotSupportedException("Lucene's scorers are not used.");

    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context) =>
        throw new NotSupportedException("Lucene's scorers are not used.");
}
