using Lucene.Net.Store;

namespace Platform.Search;

/// <summary>Thrown when the index in this folder cannot be read. It can be rebuilt from its source.</summary>
public sealed class IndexDamagedException(string folder, Exception cause) : Exception($"The search index in {folder} is damaged: {cause.Message}", cause)
{
    private const int NotFromTheSystem = unchecked((int)0x80131620);

    /// <summary>
    /// Returns whether the exception means missing or meaningless bytes. Lucene.Net throws a plain IOException for a wrong checksum; one of
    /// the operating system (a full disk) has its own error number. The latter and a lock do not mean damage.
    /// </summary>
    internal static bool Tells(Exception e) => e is EndOfStreamException or FileNotFoundException or DirectoryNotFoundException
        or ArgumentException or IndexOutOfRangeException or OverflowException
        || e is IOException { HResult: NotFromTheSystem, InnerException: null } and not LockObtainFailedException;

    /// <summary>
    /// The same while an index is opened. A wrong length in a file then asks for more memory than there is, because Lucene compares the
    /// checksum of a list of segments or fields after it has read the list.
    /// </summary>
    internal static bool TellsAtOpening(Exception e) => e is OutOfMemoryException || Tells(e);
}
