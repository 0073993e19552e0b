using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Platform.Benchmarks.Live;

/// <summary>The site, or the limit it is compared with, as a separate process on the first core.</summary>
internal sealed class Server : IDisposable
{
    private static readonly string Site = typeof(Server).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Site").Value!;
    private static readonly string Ourselves = typeof(Server).Assembly.Location;

    private readonly Process _process;
    private bool _fails;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Server(string name, string folder, params string[] arguments)
    {
        var accepted = Path.Combine(folder, name + ".accepted");
        var start = Dotnet(folder, [.. arguments, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"]);
        start.Environment[Moments.Variable] = accepted;
        start.Environment["DOTNET_STARTUP_HOOKS"] = Ourselves;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Said(line.Data);
        _process.ErrorDataReceived += (_, line) => Said(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Cores.Give(_process, Cores.Server);
        Http = new HttpClient { BaseAddress = _address.Task.WaitAsync(TimeSpan.FromMinutes(10)).GetAwaiter().GetResult(), Timeout = TimeSpan.FromMinutes(1) };
        Accepted = Moments.Read(accepted);
    }

    public HttpClient Http { get; }

    public Moments Accepted { get; }

    /// <summary>Resident memory of the process, in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time of the process since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Server StartSite(string folder, params string[] settings) => new("site", folder, [Site,
        "--Contact:Help=hulp@forum.test", "--Contact:Privacy=privacy@forum.test", "--Contact:Security=security@forum.test",
        "--Moderation:ApprovedBeforeTrust=0", "--RateLimits:Api=100000000", "--RateLimits:Writing=100000000",
        "--Live:MostConnections=1000000", "--Live:MostOfOne=1000000", .. settings]);

    public static Server StartLimit(string folder) => new("limit", folder, Ourselves, "live-limit");

    /// <summary>Runs a command of the site and returns its last line.</summary>
    public static string Command(string folder, params string[] arguments)
    {
        using var process = Process.Start(Dotnet(folder, [Site, .. arguments]))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim().Split('\n')[^1] : throw new InvalidOperationException(output + process.StandardError.ReadToEnd());
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        Http.Dispose();
        Accepted.Dispose();
    }

    private static ProcessStartInfo Dotnet(string folder, params string[] arguments) =>
        new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

    private void Said(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is { } at and >= 0) _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        else if (line?.StartsWith("      ", StringComparison.Ordinal) == false) _fails = line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal);
        if (_fails) Console.Error.WriteLine(line);
    }
}

/// <summary>The cores of the server and of its load: one each, where the machine has two.</summary>
internal static class Cores
{
    public static nint Server => 1;

    public static nint Load => Environment.ProcessorCount > 1 ? 2 : 1;

    /// <summary>Binds a process to these cores; its threads and the processes it starts inherit this.</summary>
    public static void Give(Process process, nint cores)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) process.ProcessorAffinity = cores;
    }

    public static string Told => string.Create(CultureInfo.InvariantCulture, $"server on one core, load on {(Environment.ProcessorCount > 1 ? "another" : "the same: there is but one")}");
}
