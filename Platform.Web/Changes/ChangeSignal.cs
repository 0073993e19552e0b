namespace Platform.Web.Changes;

/// <summary>Wakes the followers after a save, so that they need not wait for their next poll.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource _raised = New();

    /// <summary>Raised after each save on this node, to wake other nodes. A handler must not block.</summary>
    public event Action? Saved;

    /// <summary>Wakes followers here and elsewhere after a save on this node.</summary>
    public void Raise()
    {
        Wake();
        Saved?.Invoke();
    }

    /// <summary>Wakes the followers of this node after a save on another node.</summary>
    public void Wake() => Interlocked.Exchange(ref _raised, New()).TrySetResult();

    /// <summary>A task that ends at the next save. Take it before reading the log, so that no save in between is missed.</summary>
    public Task Next => Volatile.Read(ref _raised).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
