using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Platform.Search;

/// <summary>
/// What the index knows of one contribution or one post. Everything to filter by is the contribution's, on its posts too,
/// so that a contribution counts once whichever of its documents matched. Keys are stable: no names, no openness.
/// </summary>
public sealed record SearchDocument
{
    /// <summary>Unique: the key of the contribution or of the post.</summary>
    public required string Key { get; init; }

    /// <summary>The contribution that hits collapse on; equal to <see cref="Key"/> for the contribution itself.</summary>
    public required string Contribution { get; init; }

    /// <summary>What this document is: article, question, answer, comment…</summary>
    public required string Kind { get; init; }

    public required string ContributionKind { get; init; }

    /// <summary>The container whose openness decides who finds it: <see cref="SearchSchema.Everyone"/>, members, later a community.</summary>
    public required string Audience { get; init; }

    /// <summary>nl or en; anything else is analysed as Dutch.</summary>
    public required string Language { get; init; }

    /// <summary>The contribution's title, on its posts too.</summary>
    public required string Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>Plain text.</summary>
    public required string Body { get; init; }

    /// <summary>Where the parts of <see cref="Body"/> begin, in order.</summary>
    public IReadOnlyList<DocumentSection> Sections { get; init; } = [];

    /// <summary>Plain text of the accepted answer, on the question itself only.</summary>
    public string? AcceptedAnswer { get; init; }

    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>Empty for who writes by layer only; so are their <see cref="Organisations"/>.</summary>
    public IReadOnlyCollection<string> Authors { get; init; } = [];

    public IReadOnlyCollection<string> Organisations { get; init; } = [];

    public IReadOnlyCollection<string> Layers { get; init; } = [];

    /// <summary>open, answered or accepted, where the kind has such a thing.</summary>
    public string? Status { get; init; }

    /// <summary>When the contribution was published (UTC), on its posts too.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Of all of the above: two documents that would be indexed alike have one fingerprint, others differ.</summary>
    public long Fingerprint() => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <param name="At">Offset in <see cref="SearchDocument.Body"/> at which its heading begins.</param>
/// <param name="Heading">Empty where a part without a heading follows.</param>
/// <param name="Anchor">By which a link opens there.</param>
public sealed record DocumentSection(int At, string Heading, string Anchor);
