using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Export;

namespace Platform.Web.Commands;

internal static class ExportCommand
{
    public static Command Create(IServiceProvider services)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "File to write; an older one is replaced when the new one is complete" };
        var command = new Command("export", "Writes organisations, authors and everything that is published, in the exchange format.") { file };
        command.SetAction((parsed, cancel) => Export(services, parsed.GetRequiredValue(file), cancel));
        return command;
    }

    private static async Task<int> Export(IServiceProvider services, FileInfo file, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var expected = await Expected(scope.ServiceProvider.GetRequiredService<PlatformDb>(), cancel);
        var unfinished = file.FullName + ".part";
        var lines = await Terminal.WithProgress("Exporting", expected, async (_, advance) =>
        {
            var count = 0L;
            await using var stream = File.Create(unfinished);
            await scope.ServiceProvider.GetRequiredService<Exporting>().Write(stream, Count, cancel);
            return count;

            void Count(long written)
            {
                advance(written - count);
                count = written;
            }
        });
        File.Move(unfinished, file.FullName, overwrite: true);
        Console.WriteLine($"{lines} lines in {file}");
        return 0;
    }

    private static async Task<long> Expected(PlatformDb db, CancellationToken cancel) =>
        await db.Organisations.LongCountAsync(cancel)
        + await db.Members.LongCountAsync(m => !m.IsPlaceholder && m.ErasedAt == null, cancel)
        + await db.Contributions.LongCountAsync(c => c.PublishedNumber != null, cancel);
}
