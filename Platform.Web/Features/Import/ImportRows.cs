using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Features.Import;

/// <summary>One line of the exchange format, as it stands in the file; <see cref="Import"/> reads it, Export writes it.</summary>
public abstract class ImportRow
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        // The file is read by people and programs, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonPropertyOrder(-3)]
    public string? Type { get; set; }

    [JsonPropertyOrder(-2)]
    public string? Id { get; set; }

    /// <summary>Part of the address on the platform it was exported from; kept where it is free.</summary>
    [JsonPropertyOrder(-1)]
    public string? Key { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
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

/// <summary>What a contribution and a post say of who wrote them.</summary>
public abstract class SignedRow : ImportRow
{
    public string? Author { get; set; }

    /// <summary>Where the author worked when writing; absent: where they work now.</summary>
    public string? Organisation { get; set; }

    public bool? ByLayerOnly { get; set; }

    /// <summary>All that is known of who wrote by layer only.</summary>
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

    public IReadOnlyList<ImportedPost>? Posts { get; set; }

    public IReadOnlyList<ImportedPost>? Answers { get; set; }
}

public sealed class ImportedPost : SignedRow
{
    public string? Kind { get; set; }

    public string? Body { get; set; }

    public string? ReplyTo { get; set; }

    public bool? Accepted { get; set; }
}
