using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>Corpora and hostile inputs in a folder beside the repository.</summary>
public static class SharedData
{
    /// <summary>The root of the repository: the nearest parent folder of the tests with the solution.</summary>
    public static string Repository { get; } = FindRepository();

    private static string Root { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    public static string File(string path) => Path.Combine(Root, path);

    public static bool Has(string path) => Path.Exists(File(path));

    public static string Text(string path) => System.IO.File.ReadAllText(File(path));

    public static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(Text(path));
        return document.RootElement.Clone();
    }

    public static IEnumerable<JsonElement> JsonLines(string path)
    {
        foreach (var line in System.IO.File.ReadLines(File(path)))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    internal static string? WhyAbsent(string path) => Has(path) ? null : $"../shared/{path} is not beside the repository";

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No Platform.sln above {AppContext.BaseDirectory}");
    }
}

/// <summary>A test that reads <c>../shared/{path}</c>; skipped where that is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path) => Skip = SharedData.WhyAbsent(path);
}

/// <inheritdoc cref="SharedFactAttribute"/>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string path) => Skip = SharedData.WhyAbsent(path);
}
