using System.Globalization;

namespace Platform.Search.Indexing;

/// <summary>Data stored with a commit: the position in the change log, and the contributions that could not be indexed.</summary>
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
