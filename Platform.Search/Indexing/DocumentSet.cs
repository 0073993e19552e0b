using System.Numerics;

namespace Platform.Search.Indexing;

/// <summary>
/// A few of the documents of a segment, in about a fifth of a byte for each document of the segment. It finds the place of a document among
/// them in constant time.
/// </summary>
internal sealed class DocumentSet
{
    private const int Bits = 64;

    private readonly ulong[] _has;

    // The number of documents in the set before each 64 documents.
    private readonly int[] _before;

    /// <param name="documents">In ascending order.</param>
    /// <param name="all">The number of documents in the segment.</param>
    public DocumentSet(int[] documents, int all)
    {
        _has = new ulong[all / Bits + 1];
        _before = new int[_has.Length];
        foreach (var document in documents) _has[document / Bits] |= 1UL << document % Bits;
        for (var i = 1; i < _has.Length; i++) _before[i] = _before[i - 1] + BitOperations.PopCount(_has[i - 1]);
    }

    /// <returns>From 0; -1 for a document outside the set.</returns>
    public int Place(int document)
    {
        var (word, bit) = (_has[document / Bits], 1UL << document % Bits);
        return (word & bit) == 0 ? -1 : _before[document / Bits] + BitOperations.PopCount(word & (bit - 1));
    }
}
