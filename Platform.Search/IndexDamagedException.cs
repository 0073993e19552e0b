using Lucene.Net.Store;

namespace Platform.Search;

/// <summary>The index in this folder cannot be read. It is derived: rebuild it.</summary>
public sealed class IndexDamagedException(string folder, Exception cause) : Exception($"The search index in {folder} is damaged: {cause.Message}", cause)
{
    private const int NotFromTheSystem = unchecked((int)0x80131620);

    /// <summary>
    /// Bytes that are not there or mean nothing. Lucene.Net throws a bare IOException for a wrong checksum; one of the system
    /// (a full disk) bears a number of its own. That and a lock are no damage.
    /// </summary>
    internal static bool Tells(Exception e) => e is EndOfStreamException or FileNotFoundException or DirectoryNotFoundException
        or ArgumentException or IndexOutOfRangeException or OverflowException
        || e is IOException { HResult: NotFromTheSystem, InnerException: null } and not LockObtainFailedException;
}
