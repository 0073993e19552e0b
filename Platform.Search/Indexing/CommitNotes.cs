using System.Globalization;

namespace Platform.Search.Indexing;

/// <summary>What a commit says of itself, kept in it: up to where in the change log it goes, and what of that is missing.</summary>
internal sealed record CommitNotes(long Position, IReadOnlyCollection<string> Refused)
{
    private const string PositionKey = "position", RefusedKey = "refused";

    public static CommitNotes Of(IDictionary<string, string> data) => new(
        data.TryGetValue(PositionKey, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var position) ? position : 0,
        data.TryGetValue(RefusedKey, out var keys) ? keys.Split(' ', StringSplitOptions.RemoveEmptyEntries) : []);

    public Dictionary<string, string> ToData() => new()
    {
        [PositionKey] = Position.ToString(CultureInfo.InvariantCulture),
        [RefusedKey] = string.Join(' ', Refused),
    };
}
