using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Features.Export;
using Platform.Web.Features.Import;

namespace Platform.Tests.Features.Import;

/// <summary>An import or export inside a running application, with what it reported.</summary>
internal sealed class ImportRun
{
    public List<string> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    public ImportReport Report { get; private set; } = null!;

    public static Task<ImportRun> Of(PlatformApp app, params string[] lines) => Of(app, new ImportFile("test.jsonl", () => Stream(lines)));

    public static async Task<ImportRun> Of(PlatformApp app, params ImportFile[] files)
    {
        var run = new ImportRun();
        run.Report = new ImportReport
        {
            OnProblem = (file, line, reason) => run.Problems.Add($"{file}:{line}: {reason}"),
            OnNote = (file, line, note) => run.Notes.Add($"{file}:{line}: {note}"),
        };
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Importing>().Run(files, run.Report);
        return run;
    }

    public static async Task<string> Export(PlatformApp app)
    {
        using var file = new MemoryStream();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Exporting>().Write(file, _ => { });
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public static async Task<PlatformApp> EmptyPlatform()
    {
        var app = new PlatformApp();
        await app.InitializeAsync();
        return app;
    }

    public int New(string type) => Report[type, Outcome.New];

    public int Changed(string type) => Report[type, Outcome.Changed];

    public int Unchanged(string type) => Report[type, Outcome.Unchanged];

    private static MemoryStream Stream(string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
