using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Features.Rounds;

/// <summary>How a snapshot is written, in the hub and outside it.</summary>
public static class RoundJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
