using System.Runtime.InteropServices;

namespace Platform.Web.Data;

/// <summary>
/// Whatever the program writes holds personal data: database, index, mail, exports. Its files can be read by its own user only
/// (0600), its folders likewise (0700). On Windows a folder's permissions are inherited, and nothing is done.
/// </summary>
public static class OwnFiles
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const uint Others = 0b000_111_111;

    /// <summary>For every file and folder that this process makes from now on, also those that SQLite and Lucene make.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(Others);
    }

    /// <summary>
    /// For a data directory that an earlier version made: nobody else gets into it, so the modes of most files in it do not matter.
    /// A folder that others share on purpose (like /tmp) is left alone.
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
            // Copies and back-ups of the database often keep its mode.
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
