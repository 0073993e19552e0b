namespace Platform.Web.Features.Import;

internal static class Preparing
{
    /// <summary>Prepares each line, and reports the lines that are refused.</summary>
    public static IReadOnlyList<Prepared> PrepareEach(
        this IEnumerable<ImportLine> lines, ImportReport report, ImportReasons reasons, Func<ImportLine, IEnumerable<Prepared>> prepare)
    {
        var prepared = new List<Prepared>();
        foreach (var line in lines)
        {
            try
            {
                prepared.AddRange([.. prepare(line)]);
            }
            catch (Exception e) when (reasons.Explain(e) is { } reason)
            {
                report.Refuse(line.File, line.Number, line.Type, reason);
            }
        }

        return prepared;
    }
}
