namespace Platform.Web.Features.Threads;

public sealed class ModerateThread
{
    /// <summary>What is told to readers and kept in the audit trail.</summary>
    public const int MaxReason = 250;
}
