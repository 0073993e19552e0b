namespace Platform.Web.Features.Threads;

/// <summary>One text of a post; never changes, save that its HTML is made again by a newer renderer.</summary>
public sealed class PostVersion
{
    private PostVersion()
    {
    }

    public PostVersion(string postKey, int number, string body, string html, string text, int htmlVersion, DateTime at)
    {
        PostKey = postKey;
        Number = number;
        Body = body;
        Html = html;
        Text = text;
        HtmlVersion = htmlVersion;
        CreatedAt = at;
    }

    public string PostKey { get; private set; } = "";

    public Post Post { get; private set; } = null!;

    public int Number { get; private set; }

    public string Body { get; private set; } = "";

    public string Html { get; private set; } = "";

    public string Text { get; private set; } = "";

    public int HtmlVersion { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public void Render(string html, string text, int version)
    {
        Html = html;
        Text = text;
        HtmlVersion = version;
    }
}
