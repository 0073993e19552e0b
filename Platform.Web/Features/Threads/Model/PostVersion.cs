using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>One text of a post. It never changes.</summary>
public sealed class PostVersion
{
    private PostVersion()
    {
    }

    public PostVersion(string postKey, int number, string body, SafeHtml html, string text, int htmlVersion, DateTime at, Byline? by = null)
    {
        PostKey = postKey;
        Number = number;
        Body = body;
        Html = html;
        Text = text;
        HtmlVersion = htmlVersion;
        CreatedAt = at;
        AuthorKey = by?.MemberKey;
        OrganisationKey = by?.OrganisationKey;
        ByLayerOnly = by?.ByLayerOnly ?? false;
        Layer = by?.Layer;
    }

    public string PostKey { get; private set; } = "";

    public Post Post { get; private set; } = null!;

    public int Number { get; private set; }

    public string Body { get; private set; } = "";

    public SafeHtml Html { get; private set; } = SafeHtml.Empty;

    public string Text { get; private set; } = "";

    public int HtmlVersion { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When readers first saw this version; null if they never did, or if that was before this column existed.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>
    /// Key of the author of this version; null if it is the author of the post. Several people may write a conclusion.
    /// </summary>
    public string? AuthorKey { get; private set; }

    public Member? Author { get; private set; }

    public string? OrganisationKey { get; private set; }

    public Organisation? Organisation { get; private set; }

    public bool ByLayerOnly { get; private set; }

    public Layer? Layer { get; private set; }

    public Byline? By => AuthorKey is null ? null : new Byline(AuthorKey, OrganisationKey, ByLayerOnly, Layer);

    public void Publish(DateTime at) => PublishedAt = at;
}
