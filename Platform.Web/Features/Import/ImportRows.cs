using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Features.Import;

/// <summary>A line of the exchange format as it is in the file. Import reads it and Export writes it.</summary>
public abstract class ImportRow
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        // People and programs read the file, and it is never put in a page, so HTML characters need no escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonPropertyOrder(-3)]
    public string? Type { get; set; }

    [JsonPropertyOrder(-2)]
    public string? Id { get; set; }

    /// <summary>Part of the address on the platform that exported it. The import uses it when it is free.</summary>
    [JsonPropertyOrder(-1)]
    public string? Key { get; set; }

    /// <summary>The properties that have no field here: parts of a kind, and properties without a meaning.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

public sealed class OrganisationRow : ImportRow
{
    public string? Name { get; set; }

    public string? Layer { get; set; }

    public string? EndedOn { get; set; }
}

public sealed class MemberRow : ImportRow
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Organisation { get; set; }

    public string? Role { get; set; }

    public string? About { get; set; }

    public string? JoinedAt { get; set; }
}

/// <summary>The fields about the author, in a contribution and in a post.</summary>
public abstract class SignedRow : ImportRow
{
    public string? Author { get; set; }

    /// <summary>The author's organisation at the time of writing; null for their present one.</summary>
    public string? Organisation { get; set; }

    public bool? ByLayerOnly { get; set; }

    /// <summary>The layer of an author by layer only; it may be all that is known of the author.</summary>
    public string? Layer { get; set; }

    public string? PublishedAt { get; set; }
}

public sealed class ImportedContribution : SignedRow
{
    public string? Language { get; set; }

    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Body { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    public string? Audience { get; set; }

    public string? Source { get; set; }

    public string? Licence { get; set; }

    /// <summary>The authors after the first, in order.</summary>
    public IReadOnlyList<ImportedAuthor>? CoAuthors { get; set; }

    /// <summary>The fields of its kind by name.</summary>
    public Dictionary<string, string?>? Fields { get; set; }

    public IReadOnlyList<ImportedPost>? Posts { get; set; }

    public IReadOnlyList<ImportedPost>? Answers { get; set; }

    /// <summary>The parts of its kind by name. The import reads them from <see cref="ImportRow.Others"/>.</summary>
    [JsonIgnore]
    public Dictionary<string, IReadOnlyList<ImportedPartLine>> Parts { get; } = [];
}

/// <summary>An author after the first. It has no id or key of its own.</summary>
public sealed class ImportedAuthor : SignedRow;

/// <summary>A line of a part, such as a use. It has no id or key of its own.</summary>
public sealed class ImportedPartLine : SignedRow
{
    public string? Text { get; set; }
}

public sealed class ImportedPost : SignedRow
{
    public string? Kind { get; set; }

    public string? Body { get; set; }

    public string? ReplyTo { get; set; }

    public bool? Accepted { get; set; }
}
