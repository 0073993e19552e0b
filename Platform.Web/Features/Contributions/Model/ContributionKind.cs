using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// A kind of contribution, by its name in the database, such as "Article". <see cref="Kinds"/> knows which kinds there are.
/// </summary>
[JsonConverter(typeof(ContributionKindJson))]
public readonly record struct ContributionKind(string Name)
{
    /// <summary>Its name in the API, in addresses, in the index and in the exchange format: "article".</summary>
    public string ApiName => Platform.Web.Shared.ApiName.OfName(Name);

    public override string ToString() => Name;
}

/// <summary>Writes a kind as its name in the API. No request has a kind in its JSON.</summary>
internal sealed class ContributionKindJson : JsonConverter<ContributionKind>
{
    public override ContributionKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ContributionKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.ApiName);
}
