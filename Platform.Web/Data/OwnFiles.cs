using System.Runtime.InteropServices;

namespace Platform.Web.Data;

/// <summary>
/// Restricts what the program writes to its own user, because database, index, mail and exports hold personal data: 0600 for files, 0700
/// for folders. On Windows files inherit the permissions of their folder, so nothing is changed there.
/// </summary>
public static class OwnFiles
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const uint Others = 0b000_111_111;

    /// <summary>
    /// Sets the mask for every file and folder that this process makes from now on, including those of SQLite and Lucene.
    /// </summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(Others);
    }

    /// <summary>
    /// Restricts a data directory from an earlier version. Others cannot enter it any more, so the modes of most files in it do not matter.
    /// A shared folder with the sticky bit, such as /tmp, is not changed.
    /// </summary>
    public static void Close(string folder, ILogger log)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
            return;
        var mode = File.GetUnixFileMode(folder);
        if (mode == OwnFolder || mode.HasFlag(UnixFileMode.StickyBit))
            return;
        try
        {
            // Copies and back-ups of the database often get its mode.
            foreach (var file in Directory.EnumerateFiles(folder, "platform.db*"))
                File.SetUnixFileMode(file, OwnFile);
            File.SetUnixFileMode(folder, OwnFolder);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            log.LogWarning("Others on this machine may be able to read {Folder}, and its mode cannot be changed: {Reason}", folder, e.Message);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
