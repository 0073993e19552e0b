using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Platform.Web.Data;

/// <summary>
/// A file that one process at a time can open. The operating system releases it when the process ends, so a killed process does not block
/// the next.
/// </summary>
public static class FileLock
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Locks an SQLite database while it is created, upgraded or filled. Returns null for a database in memory.</summary>
    public static async Task<IDisposable?> OfDatabase(string connectionString, TimeSpan patience, ILogger log)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        return connection.Mode == SqliteOpenMode.Memory || connection.DataSource is "" or ":memory:"
            ? null
            : await Enter(
                Path.GetFullPath(connection.DataSource) + ".lock", patience, log,
                "is starting on this database. An upgrade of a large database takes long: wait until that process is ready and start again. If it hangs, stop it first.");
    }

    /// <summary>Locks the data directory while the site is served, because an index has one writer.</summary>
    public static Task<IDisposable> OfDataDirectory(string folder, TimeSpan patience, ILogger log) => Enter(
        Path.Combine(Directory.CreateDirectory(folder).FullName, "platform.lock"), patience, log,
        "serves the site from this data directory. Stop it, or give this one a data directory of its own (Platform:DataDirectory).");

    private static async Task<IDisposable> Enter(string file, TimeSpan patience, ILogger log, string does)
    {
        var since = Stopwatch.GetTimestamp();
        for (var waits = false; ; waits = true)
        {
            if (TryHold(file) is { } held)
                return held;
            if (!waits)
                log.LogInformation("Another process holds {File}; waiting for it", file);
            if (Stopwatch.GetElapsedTime(since) > patience)
                throw new StartRefused($"Another process {does} It held {file} for the {patience.TotalSeconds:0} seconds of Database:StartWithin.");
            await Task.Delay(LookEvery);
        }
    }

    private static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}

/// <summary>Locks the data directory for as long as the site is served.</summary>
public sealed class ServedDirectory : IDisposable
{
    private IDisposable? _held;

    public async Task Hold(string folder, TimeSpan patience, ILogger log) => _held = await FileLock.OfDataDirectory(folder, patience, log);

    public void Dispose() => _held?.Dispose();
}
