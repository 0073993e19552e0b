using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>Gives new rows the key their line asks for, so that addresses survive, or one of our own.</summary>
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

    /// <summary>Those that lines ask for, to be looked up in the database.</summary>
    public static List<string> Wanted(IEnumerable<ImportRow> rows) => [.. rows.Select(r => r.Key).OfType<string>().Distinct()];
}
