using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Platform.Web.Data;

/// <summary>
/// A file beside an SQLite database that one process holds while it makes, upgrades or fills that database. The operating system
/// lets go of it when the process ends, however it ends, so a killed start leaves nothing behind that stops the next.
/// </summary>
public static class StartLock
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <returns>What to dispose when the database is ready.</returns>
    public static async Task<IDisposable?> Enter(string connectionString, TimeSpan patience, ILogger log)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        if (connection.Mode == SqliteOpenMode.Memory || connection.DataSource is "" or ":memory:")
            return null;
        var file = Path.GetFullPath(connection.DataSource) + ".lock";
        var since = Stopwatch.GetTimestamp();
        for (var waiting = false; ; waiting = true)
        {
            if (TryHold(file) is { } held)
                return held;
            if (!waiting)
                log.LogInformation("Another process is starting on this database; waiting for it ({File})", file);
            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                throw new StartRefused(
                    $"Another process has been starting on this database for more than {patience.TotalSeconds:0} seconds; it holds {file}. "
                    + "An upgrade of a large database takes long: wait until that process is ready and start again. If it hangs, stop it first.");
            }

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
