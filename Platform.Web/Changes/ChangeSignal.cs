namespace Platform.Web.Changes;

/// <summary>Wakes the followers after a save, so that they need not wait for their next poll.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource _raised = New();

    /// <summary>Told of each save of this node, to wake the others; it must not wait for anything.</summary>
    public event Action? Saved;

    /// <summary>After a save here.</summary>
    public void Raise()
    {
        Wake();
        Saved?.Invoke();
    }

    /// <summary>After a save elsewhere.</summary>
    public void Wake() => Interlocked.Exchange(ref _raised, New()).TrySetResult();

    /// <summary>Take it before reading the log; then a change that comes in between is not slept through.</summary>
    public Task Next => Volatile.Read(ref _raised).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
