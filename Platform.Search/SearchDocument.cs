using System.Buffers.Binary;
using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text.Json;

namespace Platform.Search;

/// <summary>
/// One contribution or one post for the index. All fields for filters are those of the contribution, on its posts too, so that a
/// contribution counts once whichever of its documents matched. It holds stable keys, not names.
/// </summary>
public sealed record SearchDocument
{
    /// <summary>The key of the contribution or of the post; unique.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The key of the contribution, under which hits are combined; equal to <see cref="Key"/> for the contribution itself.
    /// </summary>
    public required string Contribution { get; init; }

    /// <summary>The kind of this document: article, question, answer, comment…</summary>
    public required string Kind { get; init; }

    public required string ContributionKind { get; init; }

    /// <summary>The audience that may find it: <see cref="SearchSchema.Everyone"/> or members.</summary>
    public required string Audience { get; init; }

    /// <summary>nl or en; any other language is analysed as Dutch.</summary>
    public required string Language { get; init; }

    /// <summary>The title of the contribution, on its posts too.</summary>
    public required string Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>As plain text.</summary>
    public required string Body { get; init; }

    /// <summary>The sections of <see cref="Body"/>, in order.</summary>
    public IReadOnlyList<DocumentSection> Sections { get; init; } = [];

    /// <summary>The accepted answer as plain text, on the question itself only; null where there is none.</summary>
    public string? AcceptedAnswer { get; init; }

    /// <summary>Their words find the contribution itself too. A hyphen separates words.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>Empty for an author who wrote by layer only; <see cref="Organisations"/> is empty then too.</summary>
    public IReadOnlyCollection<string> Authors { get; init; } = [];

    public IReadOnlyCollection<string> Organisations { get; init; } = [];

    public IReadOnlyCollection<string> Layers { get; init; } = [];

    /// <summary>open, answered or accepted; null for a kind without status.</summary>
    public string? Status { get; init; }

    /// <summary>The values of registered facets, by the name of the facet, on the contribution's posts too.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Facets { get; init; } = ReadOnlyDictionary<string, IReadOnlyCollection<string>>.Empty;

    /// <summary>When the contribution was published (UTC), on its posts too.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Returns a hash of all properties. Documents that would be indexed alike have the same value, others differ.</summary>
    public long Fingerprint() => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(InOrder())));

    // The order of facets and of their values does not influence the index.
    private SearchDocument InOrder() => Facets.Count == 0 ? this : this with
    {
        Facets = new SortedDictionary<string, IReadOnlyCollection<string>>(
            Facets.Where(f => f.Value.Count > 0).ToDictionary(f => f.Key, f => (IReadOnlyCollection<string>)[.. f.Value.Distinct().Order(StringComparer.Ordinal)]),
            StringComparer.Ordinal).AsReadOnly(),
    };
}

/// <param name="At">Offset in <see cref="SearchDocument.Body"/> at which its heading begins.</param>
/// <param name="Heading">Empty for a part without a heading.</param>
/// <param name="Anchor">The id for a link to it.</param>
public sealed record DocumentSection(int At, string Heading, string Anchor);
