using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// The fields that a kind has beside title, summary and body, by name, as text. It never changes, and equals another with the same
/// fields. An empty field is the same as an absent one. <see cref="FieldReader"/> checks the values.
/// </summary>
[JsonConverter(typeof(FieldValuesJson))]
public sealed class FieldValues : IEquatable<FieldValues>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, string> _values;
    private readonly string _json;

    private FieldValues(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
                sorted[name] = value;
        }

        _values = sorted.ToFrozenDictionary(StringComparer.Ordinal);
        _json = sorted.Count == 0 ? "" : JsonSerializer.Serialize(sorted, Readable);
    }

    public static FieldValues None { get; } = new([]);

    public int Count => _values.Count;

    public IEnumerable<string> Names => _values.Keys.Order(StringComparer.Ordinal);

    /// <summary>Empty for a field that is absent.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <param name="values">Null for no fields.</param>
    public static FieldValues Of(IEnumerable<KeyValuePair<string, string?>>? values) => values is null ? None : new FieldValues(values);

    /// <param name="json">What <see cref="ToString"/> returned.</param>
    public static FieldValues Parse(string json) => json.Length == 0 ? None : new FieldValues(JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!);

    /// <summary>Returns these fields with one of them changed.</summary>
    public FieldValues With(string name, string value) => new([.. Pairs.Where(p => p.Key != name), new(name, value)]);

    /// <summary>Returns a JSON object of strings, sorted by name; empty without fields.</summary>
    public override string ToString() => _json;

    public Dictionary<string, string?> ToDictionary() => Pairs.ToDictionary();

    public bool Equals(FieldValues? other) => other is not null && _json == other._json;

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode() => _json.GetHashCode(StringComparison.Ordinal);

    public static bool operator ==(FieldValues? one, FieldValues? other) => Equals(one, other);

    public static bool operator !=(FieldValues? one, FieldValues? other) => !Equals(one, other);

    private IEnumerable<KeyValuePair<string, string?>> Pairs => Names.Select(name => new KeyValuePair<string, string?>(name, _values[name]));
}

/// <summary>Reads and writes fields as a JSON object of strings.</summary>
internal sealed class FieldValuesJson : JsonConverter<FieldValues>
{
    public override FieldValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FieldValues.Of(JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, FieldValues value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var name in value.Names)
            writer.WriteString(name, value[name]);
        writer.WriteEndObject();
    }
}
