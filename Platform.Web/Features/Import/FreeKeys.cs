using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>Gives a new row the key that its line asks for, so that its address stays the same, or a new key when that is taken.</summary>
internal sealed class FreeKeys(IEnumerable<string> taken, ImportReport report)
{
    private readonly HashSet<string> _taken = [.. taken];

    public string For(ImportLine line, ImportRow row)
    {
        if (Fields.Key(row.Key) is not { } wanted)
            return ShortKey.New();
        if (_taken.Add(wanted))
            return wanted;
        var other = ShortKey.New();
        report.OnNote(line.File, line.Number, $"key {wanted} was taken; \"{row.Id}\" got {other}");
        return other;
    }

    /// <summary>Returns the keys that rows ask for, to look up which of them are taken.</summary>
    public static List<string> Wanted(IEnumerable<ImportRow> rows) => [.. rows.Select(r => r.Key).OfType<string>().Distinct()];
}
