namespace Platform.Web.Features.Contributions;

public static class TextLimits
{
    /// <summary>Characters.</summary>
    public const int Title = 200;

    /// <summary>Characters.</summary>
    public const int Summary = 600;

    /// <summary>Bytes of UTF-8 of an article or a question.</summary>
    public const int Body = 64 * 1024;

    /// <summary>Bytes of UTF-8 of a post.</summary>
    public const int Post = 32 * 1024;

    /// <summary>Characters of one tag.</summary>
    public const int Tag = 60;

    public const int TagCount = 8;
}
