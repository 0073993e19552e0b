namespace Platform.Web.Shared.Markdown;

/// <summary>Maximum lengths: bodies in UTF-8 bytes, lines in characters.</summary>
public static class TextLimits
{
    public const int ContributionBytes = 64 * 1024;
    public const int PostBytes = 32 * 1024;
    public const int Title = 200;
    public const int Summary = 600;
    public const int Tag = 60;
    public const int TagCount = 8;
}
