using System.Runtime.CompilerServices;

namespace Platform.Tests.Search;

/// <summary>A test over data kept beside the repository, which is skipped, visibly, where that is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        if (!Path.Exists(PathOf(path))) Skip = $"needs ../shared/{path}";
    }

    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(ThisFolder(), "../../../shared", path));

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>As <see cref="SharedFactAttribute"/>, for a theory.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string path)
    {
        if (!Path.Exists(SharedFactAttribute.PathOf(path))) Skip = $"needs ../shared/{path}";
    }
}
