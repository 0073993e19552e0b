using Lucene.Net.Index;

namespace Platform.Search.Indexing;

/// <summary>
/// Merges in the background. One that fails (a full disk) loses nothing, and is told by the next write; left to Lucene it would
/// be thrown on a thread of its own and end the process.
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
        // As Lucene does, so that a merge that fails again and again does not fill the processor.
        Thread.Sleep(250);
    }
}
