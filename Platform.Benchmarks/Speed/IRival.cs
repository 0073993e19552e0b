using Platform.Search;

namespace Platform.Benchmarks.Speed;

/// <summary>Another full-text search, on the same documents and words.</summary>
internal interface IRival : IDisposable
{
    string Name { get; }

    void Load(IEnumerable<SearchDocument> documents);

    /// <summary>Finds the ten best documents for any of the words, and nothing more.</summary>
    void TopTen(IReadOnlyList<string> words);

    /// <summary>
    /// Finds what a page of results needs: twenty documents with snippets, the total, and counts for kind, layer, organisation, year and
    /// status.
    /// </summary>
    void FirstPage(IReadOnlyList<string> words);
}
