namespace Platform.Web.Followers;

/// <summary>Wakes this node's followers after a local save, so that they need not wait for their next poll.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource _raised = New();

    public void Raise() => Interlocked.Exchange(ref _raised, New()).TrySetResult();

    /// <summary>Take it before reading the log; then a change that comes in between is not slept through.</summary>
    public Task Next => Volatile.Read(ref _raised).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
