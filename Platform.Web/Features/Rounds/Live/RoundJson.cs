using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Features.Rounds;

/// <summary>The JSON options for snapshots, used by the hub and by the page's own requests.</summary>
public static class RoundJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
