using Lucene.Net.Index;

namespace Platform.Search.Indexing;

/// <summary>
/// Merges segments in the background. A failed merge (a full disk) loses nothing, and the next write throws its exception. Lucene itself
/// would throw on a background thread and end the process.
/// </summary>
internal sealed class Merges : ConcurrentMergeScheduler
{
    private Exception? _failed;

    public void ThrowIfFailed()
    {
        if (Interlocked.Exchange(ref _failed, null) is { } failed)
            throw failed is IOException ? failed : new IOException(failed.Message, failed);
    }

    protected override void HandleMergeException(Exception exc)
    {
        _failed = exc;
        // As Lucene does, so that a merge that fails repeatedly does not occupy the processor.
        Thread.Sleep(250);
    }
}
