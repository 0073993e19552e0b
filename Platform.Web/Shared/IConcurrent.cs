namespace Platform.Web.Shared;

/// <summary>
/// Something people edit: two who save at once do not overwrite each other. The interceptor raises
/// <see cref="Concurrency"/> at each save; a save based on an older number fails.
/// </summary>
public interface IConcurrent
{
    int Concurrency { get; }

    void Raise();
}
