using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Shared;

/// <summary>Enums travel by name, "counterView", whatever serialises them: API, hub or page.</summary>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
