namespace Platform.Web.Features.Threads;

/// <summary>A signal that wakes the sweep of this node after a vote here.</summary>
public sealed class VoteSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // The signal is raised already.
        }
    }

    public Task<bool> Wait(TimeSpan longest, CancellationToken cancel) => _raised.WaitAsync(longest, cancel);

    public void Dispose() => _raised.Dispose();
}
