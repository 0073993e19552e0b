namespace Platform.Search.Analysis;

internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} was not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
