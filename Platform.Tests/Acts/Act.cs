using Platform.Web.Data;

namespace Platform.Tests.Acts;

/// <summary>One act that a person can ask for, and what is expected of it on each subject.</summary>
/// <param name="Name">As <see cref="PublicActs"/> names it.</param>
/// <param name="May">Whether this person may do it, on a subject in this state; null where that is for other tests to say.</param>
/// <param name="Do">Asks for it; the text says which attempt it was.</param>
/// <param name="Did">Whether it did what it says.</param>
/// <param name="Variant">Where one act is asked for in several ways.</param>
public sealed record Act<T>(
    string Name, Func<T, Person, bool?> May, Func<T, Person, string, Task<Answer>> Do, Func<PlatformDb, T, Person, string, Task<bool>> Did, string Variant = "")
{
    public override string ToString() => Variant.Length == 0 ? Name : $"{Name} ({Variant})";
}
