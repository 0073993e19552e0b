namespace Platform.Web.Shared;

/// <summary>
/// An entity that people edit. The interceptor raises <see cref="Concurrency"/> at each save, and a save based on an older number fails, so
/// that two editors do not overwrite each other.
/// </summary>
public interface IConcurrent
{
    int Concurrency { get; }

    void Raise();
}
