using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Platform.Web.Features.Contributions;

/// <summary>Stores the authors of a revision as a JSON array, in order.</summary>
internal sealed class AuthorsConverter() : ValueConverter<IReadOnlyList<Byline>, string>(authors => Write(authors), json => Read(json))
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    private static string Write(IReadOnlyList<Byline> authors) => JsonSerializer.Serialize(authors, Json);

    private static Byline[] Read(string json) => JsonSerializer.Deserialize<Byline[]>(json, Json)!;
}

internal sealed class AuthorsComparer() : ValueComparer<IReadOnlyList<Byline>>(
    (one, other) => one!.SequenceEqual(other!), authors => authors.Aggregate(0, (hash, by) => HashCode.Combine(hash, by)), authors => authors);
