using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Tests.Live;

/// <summary>The thread as a page shows it: each post and the state of the thread, as last received.</summary>
internal sealed class ShownThread
{
    private static readonly ConcurrentDictionary<string, string> Texts = [];

    private readonly Dictionary<string, (long Number, string Post)> _posts = [];
    private (long Number, string? Text) _state;

    /// <summary>Each post with all its fields, by place, and finally the state of the thread.</summary>
    public IReadOnlyList<string> Content =>
    [
        .. _posts.Values.Select(p => (Place: JsonNode.Parse(p.Post)!["place"]!.GetValue<long>(), p.Number, p.Post))
            .OrderBy(p => p.Place).Select(p => $"{p.Number} {p.Post}"),
        .. _state.Text is { } state ? new[] { state } : [],
    ];

    public void Show(JsonElement change)
    {
        var number = change.GetProperty("sequence").GetInt64();
        if (change.TryGetProperty("post", out var post) && post.ValueKind == JsonValueKind.Object)
        {
            var key = post.GetProperty("key").GetString()!;
            if (!_posts.TryGetValue(key, out var known) || known.Number <= number)
                _posts[key] = (number, Plain(post));
        }

        if (change.TryGetProperty("state", out var now) && now.ValueKind == JsonValueKind.Object && _state.Number <= number)
            _state = (number, Plain(now));
    }

    /// <summary>
    /// Returns a canonical text, independent of how a serializer writes letters and empty fields. All pages share the texts.
    /// </summary>
    private static string Plain(JsonElement element) => Texts.GetOrAdd(element.GetRawText(), raw =>
    {
        var node = JsonNode.Parse(raw)!;
        DropEmpty(node);
        return node.ToJsonString();
    });

    private static void DropEmpty(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
                DropEmpty(item);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is null)
                    fields.Remove(name);
                else
                    DropEmpty(value);
            }
        }
    }
}
