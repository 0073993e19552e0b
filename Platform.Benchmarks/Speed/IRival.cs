using Platform.Search;

namespace Platform.Benchmarks.Speed;

/// <summary>A full-text search one might have taken instead, on the same documents and words.</summary>
internal interface IRival : IDisposable
{
    string Name { get; }

    void Load(IEnumerable<SearchDocument> documents);

    /// <summary>The ten best for any of the words, and nothing more.</summary>
    void TopTen(IReadOnlyList<string> words);

    /// <summary>What a page of results needs: twenty with snippets, the total, and counts for kind, layer, organisation, year and status.</summary>
    void FirstPage(IReadOnlyList<string> words);
}
