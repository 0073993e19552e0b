using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>The site as a separate process. It can be killed, and several can share a database.</summary>
public sealed class Node : IAsyncDisposable
{
    /// <summary>
    /// The collection of tests that start several nodes, kill them or measure how soon they answer. They run one at a time, because in parallel
    /// they would slow each other down. Tests that wait for one node to start or to do its work need it not.
    /// </summary>
    public const string OneAtATime = "nodes";

    /// <summary>Settings without which the site does not start in Production.</summary>
    public static readonly string[] Contacts = ["Contact:Help=hulp@forum.test", "Contact:Privacy=privacy@forum.test", "Contact:Security=security@forum.test"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(Process process)
    {
        _process = process;
        Http = new HttpClient { Timeout = Patience };
    }

    /// <summary>Sends requests to this node, once it <see cref="Listens"/>.</summary>
    public HttpClient Http { get; private set; }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <param name="database">May be shared with other nodes.</param>
    /// <param name="dataDirectory">The folder of this node's index; by default the folder of the database.</param>
    /// <param name="settings">Like "Search:CheckAfterStart=00:00:01".</param>
    public static Node Start(TestDatabase database, string? dataDirectory = null, params string[] settings) => Start(database, dataDirectory, null, settings);

    /// <summary>Takes the setting of the tests' own memory (test.runsettings) from a process that they start, so that it runs as it is shipped.</summary>
    internal static void OwnMemory(ProcessStartInfo start) => start.Environment.Remove("DOTNET_GCgen0size");

    /// <summary>Starts a node with this limit on its heap, in bytes.</summary>
    public static Node StartWithin(long bytes, TestDatabase database, params string[] settings) =>
        Start(database, null, new() { ["DOTNET_GCHeapHardLimit"] = bytes.ToString("x", System.Globalization.CultureInfo.InvariantCulture) }, settings);

    private static Node Start(TestDatabase database, string? dataDirectory, Dictionary<string, string>? environment, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = database.Folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Platform.Web.dll"));
        foreach (var setting in Contacts.Concat(settings).Append("Platform:DataDirectory=" + (dataDirectory ?? database.Folder))
            .Append("RateLimits:Api=1000000").Append("Logging:LogLevel:Microsoft.EntityFrameworkCore=Warning"))
            start.ArgumentList.Add("--" + setting);
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        OwnMemory(start);
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        start.Environment["Database__Provider"] = database.Provider.ToString();
        start.Environment["ConnectionStrings__Platform"] = database.ConnectionString;
        var node = new Node(Process.Start(start)!);
        node._process.OutputDataReceived += (_, line) => node.Said(line.Data);
        node._process.ErrorDataReceived += (_, line) => node.Said(line.Data);
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Waits until the node takes requests; they are sent with <paramref name="token"/>, if any.</summary>
    public async Task<Node> Listens(string? token = null)
    {
        Http.BaseAddress ??= await _address.Task.WaitAsync(Patience);
        if (token is not null)
            Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return this;
    }

    /// <summary>Waits until the node has applied every change.</summary>
    public Task CaughtUp() => Eventually(async () => await Readiness() is var (status, index) && status is "healthy" && index.GetProperty("data").GetProperty("lag").GetInt32() == 0);

    /// <summary>Returns the answer of /readyz: the status of the whole, and the check of the index.</summary>
    public async Task<(string Status, JsonElement Index)> Readiness()
    {
        using var answer = await Http.GetAsync("/readyz");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (json.RootElement.GetProperty("status").GetString()!, json.RootElement.GetProperty("checks").GetProperty("index").Clone());
    }

    /// <summary>Returns the number of contributions that a visitor finds by these words.</summary>
    public async Task<int> Found(string words)
    {
        using var answer = await Http.GetAsync("/api/v1/search?q=" + Uri.EscapeDataString(words));
        using var json = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("total").GetInt32();
    }

    /// <summary>The highest resident memory of the process so far, in bytes.</summary>
    public long MostMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Kills the process with SIGKILL, so that it cannot finish anything.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops the process as a service manager does.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(_process.ExitCode == 0, Output);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Waits until the process ends by itself, and returns its exit code.</summary>
    public async Task<int> Exits()
    {
        await _process.WaitForExitAsync().WaitAsync(2 * Patience);
        return _process.ExitCode;
    }

    public async Task Eventually(Func<Task<bool>> holds)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"It did not happen within {Patience}. The node said:\n{Output}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
        Http.Dispose();
    }

    private void Said(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
        const string Listening = "Now listening on: ";
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is { } at and >= 0)
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }
}
