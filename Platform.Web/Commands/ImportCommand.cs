using System.CommandLine;
using Platform.Web.Features.Import;

namespace Platform.Web.Commands;

internal static class ImportCommand
{
    public static Command Create(IServiceProvider services)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files in the exchange format (JSON Lines)", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var command = new Command("import", "Reads organisations, members, articles and questions. What is there already stays one.") { files };
        command.SetAction((parsed, cancel) => Import(services, parsed.GetRequiredValue(files), cancel));
        return command;
    }

    private static async Task<int> Import(IServiceProvider services, FileInfo[] files, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var report = await Terminal.WithProgress("Importing", files.Sum(f => f.Length), async (terminal, advance) =>
        {
            var report = new ImportReport
            {
                OnProblem = (file, line, reason) => terminal.WriteLine($"{file}:{line}: {reason}"),
                OnNote = (file, line, note) => terminal.WriteLine($"{file}:{line}: note: {note}"),
                OnProgress = advance,
            };
            var importing = scope.ServiceProvider.GetRequiredService<Importing>();
            await importing.Run([.. files.Select(f => ImportFile.At(f.ToString()))], report, cancel: cancel);
            return report;
        });
        foreach (var ((type, field), count) in report.UnknownFields)
            await Console.Error.WriteLineAsync($"Left out: field \"{field}\" of {count} {type} row{(count == 1 ? "" : "s")}, which means nothing here.");
        foreach (var type in report.Types)
        {
            Console.WriteLine(
                $"{type}: {report[type, Outcome.New]} new, {report[type, Outcome.Changed]} changed, "
                + $"{report[type, Outcome.Unchanged]} unchanged, {report[type, Outcome.Failed]} failed");
        }

        return report.Failures == 0 ? 0 : 1;
    }
}
