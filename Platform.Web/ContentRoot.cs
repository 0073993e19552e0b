namespace Platform.Web;

public static class ContentRoot
{
    /// <summary>
    /// The content root of published output: the program's own folder, so that settings and assets are found from any working directory.
    /// Relative data paths still start at the working directory. Null during development, for the framework's default.
    /// </summary>
    public static string? OfPublishedOutput =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
