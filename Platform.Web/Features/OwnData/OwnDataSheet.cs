using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.OwnData;

/// <param name="Name">Empty for an item that is a value alone.</param>
/// <param name="Path">Where the value leads; null for nowhere.</param>
public sealed record OwnFact(string Name, string Text, string? Path);

/// <summary>One part of the data: a heading with its items, each of which is a list of facts.</summary>
public sealed record OwnSection(string Name, IReadOnlyList<IReadOnlyList<OwnFact>> Items);

/// <summary>
/// The data of <see cref="ExportOwnData"/> as a page to read: with words for the names, and titles for the keys. It is made from the same
/// object as the file, so that both hold the same.
/// </summary>
public sealed class OwnDataSheet(PlatformDb db, ExportOwnData export, LocalTime local, CurrentMember me, KindWords words, IStringLocalizer<OwnDataText> texts)
{
    public static readonly JsonSerializerOptions AsInTheApi = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private const int KeysAtOnce = 500;

    /// <summary>The names of the fields that hold the key of a contribution or post.</summary>
    private static readonly HashSet<string> OfContributions = ["contribution", "thread", "experience"];

    private Dictionary<string, (string Title, string Path)> _titles = [];
    private Dictionary<string, string> _organisations = [];

    public async Task<IReadOnlyList<OwnSection>> Read(string memberKey)
    {
        var data = JsonSerializer.SerializeToNode(await export.Of(memberKey), AsInTheApi)!.AsObject();
        _titles = await Titles(Values(data, [.. OfContributions, "key", "subject"]));
        var organisations = Values(data, ["organisationKey"]);
        _organisations = await db.Organisations.Where(o => organisations.Contains(o.Key)).ToDictionaryAsync(o => o.Key, o => o.Name);
        return [.. data.Select(section => new OwnSection(texts["Data." + section.Key], Items(section.Value))).Where(section => section.Items.Count > 0)];
    }

    private IReadOnlyList<IReadOnlyList<OwnFact>> Items(JsonNode? section) => section switch
    {
        JsonArray list => [.. list.Select(item => item is JsonObject row ? Facts(row) : [new OwnFact("", Text("", item!), null)])],
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
                    facts.Add(Known(name, text) is { } known ? new OwnFact(Label(name), known.Title, known.Path) : new OwnFact(Label(name), Text(name, value), null));
                    break;
            }
        return facts;
    }

    /// <summary>Returns the label of a field of a kind of contribution.</summary>
    private string FieldLabel(string name) => Kinds.All.FirstOrDefault(k => k.FieldNames.Contains(name)) is { } kind ? words.Label(kind, name) : name;

    private string Label(string name) => texts["Field." + name];

    private (string Title, string? Path)? Known(string name, string key) =>
        (OfContributions.Contains(name) || name is "key" or "subject") && _titles.TryGetValue(key, out var title) ? title
        : name == "organisationKey" && _organisations.TryGetValue(key, out var organisation) ? (organisation, $"/organisations/{key}")
        : null;

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

    private static List<string> Values(JsonNode? data, HashSet<string> names) => data switch
    {
        JsonObject row => [.. row.SelectMany(f => f.Value is JsonValue value && names.Contains(f.Key) ? [value.ToString()] : Values(f.Value, names)).Distinct()],
        JsonArray list => [.. list.SelectMany(item => Values(item, names)).Distinct()],
        _ => [],
    };

    private async Task<Dictionary<string, (string Title, string Path)>> Titles(List<string> keys)
    {
        var titles = new Dictionary<string, (string, string)>();
        foreach (var batch in keys.Chunk(KeysAtOnce))
            foreach (var c in await db.Contributions.AsNoTracking().ReadableBy(me.Viewer).Where(c => EF.Parameter(batch.ToList()).Contains(c.Key)).ToListAsync())
                titles[c.Key] = (c.Title, c.Path);
        return titles;
    }
}
