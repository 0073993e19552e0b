namespace Platform.Web.Shared.Markdown;

/// <summary>How much one may write at once: texts in UTF-8 bytes, a title in characters.</summary>
public static class TextLimits
{
    public const int ContributionBytes = 64 * 1024;
    public const int PostBytes = 32 * 1024;
    public const int TitleCharacters = 200;
}
