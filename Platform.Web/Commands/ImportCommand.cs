using System.CommandLine;
using System.Text.Json;
using Platform.Web.Features.Import;

namespace Platform.Web.Commands;

internal static class ImportCommand
{
    /// <summary>How many lines the JSON report names; more are only counted. Standard error lists all.</summary>
    private const int MostNamed = 1000;

    public static Command Create(IServiceProvider services)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files in the exchange format (JSON Lines)", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "The report as one JSON object, for programs" };
        var command = new Command("import", "Reads organisations, members and texts of every kind. Data that is already there is not added again.") { files, json };
        command.SetAction((parsed, cancel) => Import(services, parsed.GetRequiredValue(files), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> Import(IServiceProvider services, FileInfo[] files, bool json, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (problems, notes) = (new List<NamedLine>(), new List<NamedLine>());
        var report = await Terminal.WithProgress("Importing", files.Sum(f => f.Length), async (terminal, advance) =>
        {
            var report = new ImportReport
            {
                OnProblem = (file, line, reason) => Tell(problems, new(file, line, reason), ""),
                OnNote = (file, line, note) => Tell(notes, new(file, line, note), "note: "),
                OnProgress = advance,
            };
            var importing = scope.ServiceProvider.GetRequiredService<Importing>();
            await importing.Run([.. files.Select(f => ImportFile.At(f.ToString()))], report, cancel: cancel);
            return report;

            void Tell(List<NamedLine> kept, NamedLine named, string kind)
            {
                terminal.WriteLine($"{named.File}:{named.Line}: {kind}{named.Text}");
                if (kept.Count < MostNamed)
                    kept.Add(named);
            }
        });
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(AsJson(report, problems, notes), JsonSerializerOptions.Web));
        else
            await Print(report);
        return report.Failures == 0 ? 0 : 1;
    }

    private static async Task Print(ImportReport report)
    {
        foreach (var ((type, field), count) in report.UnknownFields)
            await Console.Error.WriteLineAsync($"Left out: field \"{field}\" of {count} {type} row{(count == 1 ? "" : "s")}, which this site does not know.");
        foreach (var type in report.Types)
        {
            Console.WriteLine(
                $"{type}: {report[type, Outcome.New]} new, {report[type, Outcome.Changed]} changed, "
                + $"{report[type, Outcome.Unchanged]} unchanged, {report[type, Outcome.Failed]} failed");
        }

        if (report.SummariesMade > 0)
            Console.WriteLine($"{report.SummariesMade} article{(report.SummariesMade == 1 ? "" : "s")} had no summary and got one from the first paragraph");
    }

    private static object AsJson(ImportReport report, List<NamedLine> problems, List<NamedLine> notes) => new
    {
        Types = report.Types.ToDictionary(type => type, type => new
        {
            New = report[type, Outcome.New],
            Changed = report[type, Outcome.Changed],
            Unchanged = report[type, Outcome.Unchanged],
            Failed = report[type, Outcome.Failed],
        }),
        report.SummariesMade,
        UnknownFields = report.UnknownFields.Select(f => new { f.Key.Type, f.Key.Field, Rows = f.Value }),
        report.Failures,
        Problems = problems,
        Notes = notes,
    };

    private sealed record NamedLine(string File, int Line, string Text);
}
