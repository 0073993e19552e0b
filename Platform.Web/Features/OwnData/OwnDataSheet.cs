using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.OwnData;

/// <param name="Name">Empty for an item that is a value alone.</param>
/// <param name="Path">Where the value leads; null for nowhere.</param>
public sealed record OwnFact(string Name, string Text, string? Path);

/// <summary>One part of the data: a heading with its items, each of which is a list of facts.</summary>
public sealed record OwnSection(string Name, IReadOnlyList<IReadOnlyList<OwnFact>> Items);

/// <summary>
/// The data of <see cref="ExportOwnData"/> as a page to read: with words for the names, and titles and links for the keys. It is made from the same
/// object as the file, so that both hold the same.
/// </summary>
public sealed class OwnDataSheet(ExportOwnData export, OwnDataNames names, LocalTime local, KindWords words, IStringLocalizer<OwnDataText> texts)
{
    public static readonly JsonSerializerOptions AsInTheApi = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The names of the fields that hold a key, and of the section that is a list of keys.</summary>
    private static readonly HashSet<string> OfKeys =
        ["key", "subject", "contribution", "thread", "experience", "post", "round", "question", "questionKey", "organisationKey", "helpsInRounds"];

    private Dictionary<string, OwnName> _names = [];

    public async Task<IReadOnlyList<OwnSection>> Read(string memberKey)
    {
        var data = JsonSerializer.SerializeToNode(await export.Of(memberKey), AsInTheApi)!.AsObject();
        _names = await names.Of([.. Keys("", data).Distinct()]);
        return [.. data.Select(section => new OwnSection(texts["Data." + section.Key], Items(section.Key, section.Value))).Where(section => section.Items.Count > 0)];
    }

    private IReadOnlyList<IReadOnlyList<OwnFact>> Items(string name, JsonNode? section) => section switch
    {
        JsonArray list => [.. list.Select(item => item is JsonObject row ? Facts(row) : [OfKeys.Contains(name) ? OfKey("", item!.ToString()) : new OwnFact("", Text("", item!), null)])],
        JsonObject row => [Facts(row)],
        _ => [],
    };

    private List<OwnFact> Facts(JsonObject row)
    {
        var facts = new List<OwnFact>();
        foreach (var (name, value) in row)
            switch (value)
            {
                case null:
                    break;
                case JsonObject inner:
                    facts.AddRange(inner.Where(f => f.Value is not null).Select(f => new OwnFact(FieldLabel(f.Key), f.Value!.ToString(), null)));
                    break;
                case JsonArray list when list.Count > 0:
                    facts.Add(new OwnFact(Label(name), string.Join(", ", list), null));
                    break;
                case JsonValue when value.ToString() is { Length: > 0 } text:
                    facts.Add(OfKeys.Contains(name) ? OfKey(Label(name), text) : new OwnFact(Label(name), Text(name, value), null));
                    break;
            }
        return facts;
    }

    /// <summary>Returns the label of a field of a kind of contribution.</summary>
    private string FieldLabel(string name) => Kinds.All.FirstOrDefault(k => k.FieldNames.Contains(name)) is { } kind ? words.Label(kind, name) : name;

    private string Label(string name) => texts["Field." + name];

    /// <summary>Shows what the key is of. A text that is no key, such as the subject of an e-mail, and the key of what is gone stay as they are.</summary>
    private OwnFact OfKey(string label, string text) =>
        KeyIn(text) is { } key && _names.TryGetValue(key, out var name) ? new OwnFact(label, name.Text, name.Path) : new OwnFact(label, text, null);

    /// <summary>Takes the key out of a subject like "reply:abcdefghjk".</summary>
    private static string? KeyIn(string text) => text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..] is var key && ShortKey.IsValid(key) ? key : null;

    private string Text(string name, JsonNode value)
    {
        var text = value.ToString();
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return texts[value.GetValue<bool>() ? "Value.yes" : "Value.no"];
        if (DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
            return local.DateAndTime(at);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return LocalTime.Date(day);
        if (name == "kind" && Kinds.All.FirstOrDefault(k => k.Kind.ApiName == text) is { } kind)
            return words.One(kind);
        return IsTyped(name) || texts["Value." + text] is not { ResourceNotFound: false } word ? text : word;
    }

    /// <summary>Returns whether a person typed this field, so that it is shown as it is.</summary>
    private static bool IsTyped(string name) => name is "name" or "about" or "title" or "summary" or "body" or "text" or "line" or "context" or "query" or "answer" or "email" or "device";

    private static IEnumerable<string> Keys(string name, JsonNode? data) => data switch
    {
        JsonObject row => row.SelectMany(f => Keys(f.Key, f.Value)),
        JsonArray list => list.SelectMany(item => Keys(name, item)),
        JsonValue when OfKeys.Contains(name) && KeyIn(data.ToString()) is { } key => [key],
        _ => [],
    };
}
