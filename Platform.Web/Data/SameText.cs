namespace Platform.Web.Data;

/// <summary>Escapes LIKE wildcards. LIKE is the one comparison that ignores case on both databases.</summary>
public static class SameText
{
    public const string Escape = "!";

    public static string Pattern(string text) => text.Replace("!", "!!").Replace("%", "!%").Replace("_", "!_").Replace("[", "![");
}
