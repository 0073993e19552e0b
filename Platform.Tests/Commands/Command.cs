using System.Diagnostics;
using Platform.Tests.Support;

namespace Platform.Tests.Commands;

/// <summary>The program itself as a process of its own, on a database that a running application may have open.</summary>
internal sealed record Command(int ExitCode, string Output, string Error, long PeakBytes)
{
    public static Task<Command> Run(TestDatabase database, params string[] arguments) => RunIn(database.Folder, database, arguments);

    /// <param name="dataDirectory">Of the node it concerns, where that is not the folder of the database.</param>
    public static async Task<Command> RunIn(string dataDirectory, TestDatabase database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = database.Folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Platform.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--Platform:DataDirectory=" + dataDirectory);
        Node.OwnMemory(start);
        start.Environment["Database__Provider"] = database.Provider.ToString();
        start.Environment["ConnectionStrings__Platform"] = database.ConnectionString;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, ResidentBytes(process));
            await Task.WhenAny(ended, Task.Delay(100));
        }

        await ended;
        return new Command(process.ExitCode, await output, await error, peak);
    }

    /// <summary>Returns 0 for a process that has ended, which it can do at any moment.</summary>
    private static long ResidentBytes(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
