using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Import;

/// <summary>
/// Imports files of the exchange format. The input is trusted, because an administrator gives it: nothing waits for review and
/// nobody is mailed. Texts must follow the same rules as on the site. Each stage reads the files once, so that a line may refer
/// to a later one. Memory holds one chunk of lines.
/// </summary>
public sealed class Importing(
    PlatformDb db, ImportOrganisations organisations, ImportMembers members, ImportContributions contributions, ImportParts parts, ImportReasons reasons)
{
    // Transactions are short, so that a member who posts on a running site waits for at most one. SQLite does not queue writers:
    // a waiting writer tries again after 1, 2, 5 … 25 ms, so the lock must stay free that long between transactions. Preparing
    // the next chunk fills this pause, if a chunk is no larger than one transaction.
    private const int MostRows = 200;

    /// <summary>
    /// Most changes in the change log per transaction. Others wait for it, and followers on other nodes look for each number.
    /// </summary>
    private const int MostNumbers = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private const int ChunkLines = 100;
    private const int ChunkBytes = 64 * 1024;

    private static readonly string[][] Stages = [["organisation"], ["member"], [.. Kinds.All.Select(k => k.Kind.ApiName)]];

    private long? _committedAt;

    internal TimeSpan LongestTransaction { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <param name="asNative">True for texts that were written for this platform (demo content), which show no import date.</param>
    public async Task Run(IReadOnlyList<ImportFile> files, ImportReport report, bool asNative = false, CancellationToken cancel = default)
    {
        foreach (var types in Stages)
        {
            foreach (var file in files)
            {
                var chunk = new List<(RawLine Raw, ImportLine Line)>();
                var bytes = 0L;
                await foreach (var raw in file.Lines(cancel))
                {
                    if (Read(raw, types, report) is not { } line)
                        continue;
                    // The second of two lines with one id changes the first, so the first must be written already.
                    if (chunk.Count >= ChunkLines || bytes >= ChunkBytes || chunk.Any(c => c.Line.Id == line.Id))
                        await Flush();
                    chunk.Add((raw, line));
                    bytes += raw.Json!.Value.Length + 1;
                }

                await Flush();

                async Task Flush()
                {
                    await Keep(types[0], chunk.ConvertAll(c => c.Line), report, asNative, cancel);
                    chunk.Clear();
                    report.OnProgress(bytes);
                    bytes = 0;
                }
            }
        }
    }

    /// <returns>Null when the line belongs to another pass or was refused. A refused line is reported once.</returns>
    private ImportLine? Read(RawLine raw, string[] types, ImportReport report)
    {
        var first = types == Stages[0];
        var type = "line";
        try
        {
            type = ImportLine.TypeOf(raw);
            if (first && !Stages.Any(s => s.Contains(type)))
                throw new LineRefused($"type \"{type}\" is unknown");
            if (!types.Contains(type))
                return null;
            first = true;
            var line = ImportLine.Read(raw, type);
            parts.Read(line);
            report.CountUnknownFields(line);
            return line;
        }
        catch (LineRefused e)
        {
            if (first)
            {
                report.Refuse(raw.File, raw.Number, type, e.Message);
                report.OnProgress((raw.Json?.Length ?? 0) + 1);
            }

            return null;
        }
    }

    private async Task Keep(string type, List<ImportLine> chunk, ImportReport report, bool asNative, CancellationToken cancel)
    {
        if (chunk.Count == 0)
            return;
        var prepared = type switch
        {
            "organisation" => await organisations.Prepare(chunk, report),
            "member" => await members.Prepare(chunk, report),
            _ => await contributions.Prepare(chunk, report, asNative),
        };
        foreach (var same in prepared.Where(p => p.Write is null))
            Count(same, report);
        var writing = prepared.Where(p => p.Write is not null).ToList();
        for (var from = 0; from < writing.Count;)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                await GiveWay(cancel);
                var written = await Write(writing, from);
                _committedAt = Stopwatch.GetTimestamp();
                foreach (var item in writing.GetRange(from, written))
                    Count(item, report);
                from += written;
            }
            catch (Exception e) when (reasons.Explain(e) is not null)
            {
                db.ChangeTracker.Clear();
                await WriteOneByOne(writing, from, report, cancel);
                break;
            }
        }
    }

    private Task<int> Write(List<Prepared> items, int from) => db.Transact(async () =>
    {
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        for (var rows = 0; from + count < items.Count && rows < MostRows && db.Untold < MostNumbers && Stopwatch.GetElapsedTime(started) < LongestTransaction; count++)
        {
            await items[from + count].Write!();
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            rows += items[from + count].Rows;
        }

        return count;
    });

    private async Task GiveWay(CancellationToken cancel)
    {
        if (_committedAt is { } at && Pause - Stopwatch.GetElapsedTime(at) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, cancel);
    }

    /// <summary>Writes the items one by one, to find out which one is refused and to save the others.</summary>
    private async Task WriteOneByOne(List<Prepared> items, int from, ImportReport report, CancellationToken cancel)
    {
        foreach (var item in items.Skip(from))
        {
            try
            {
                await GiveWay(cancel);
                await db.Transact(item.Write!, cancel);
                _committedAt = Stopwatch.GetTimestamp();
                Count(item, report);
            }
            catch (Exception e) when (reasons.Explain(e) is { } reason)
            {
                report.Refuse(item.Line.File, item.Line.Number, item.Line.Type, reason);
            }

            db.ChangeTracker.Clear();
        }
    }

    private static void Count(Prepared item, ImportReport report)
    {
        if (item.Outcome is { } outcome)
            report.Count(item.Line.Type, outcome);
        if (item.MadeSummary)
            report.CountSummary();
        if (item.Under is not { } under)
            return;
        report.Count(under.Type, Outcome.New, under.New);
        report.Count(under.Type, Outcome.Changed, under.Changed);
        report.Count(under.Type, Outcome.Unchanged, under.Unchanged);
    }
}
