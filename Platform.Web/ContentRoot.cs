namespace Platform.Web;

public static class ContentRoot
{
    /// <summary>
    /// Published output may be started from any folder: its settings and assets lie beside the program, its data in the
    /// folder it was started from. Null while developing: the framework's own choice.
    /// </summary>
    public static string? OfPublishedOutput =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
