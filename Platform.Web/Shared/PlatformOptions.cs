namespace Platform.Web.Shared;

public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>Database, index, uploads, keys and mail pickup. Relative to the content root.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Times are shown, filtered and due in this zone (IANA name).</summary>
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>Where people reach the site; links in mail start with it.</summary>
    public Uri PublicUrl { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>How much memory pages and pieces of pages may take that are kept for speed. With 0, all are made each time.</summary>
    public int CacheMegabytes { get; set; } = 128;

    /// <summary>The search index of this node. Nodes that share a database have a data directory each.</summary>
    public string IndexFolder => Path.Combine(DataDirectory, "index");

    /// <summary>Whether people reach the site by https; who ends TLS, and how requests come in here, makes no difference.</summary>
    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>
    /// File (PKCS#12) with a certificate and its RSA key, which seals the keys that protect cookies before they are stored. Without it
    /// whoever reads the database, or a back-up, can make cookies.
    /// </summary>
    public string? KeyCertificate { get; set; }

    /// <summary>Of the file <see cref="KeyCertificate"/>, where it has one.</summary>
    public string? KeyCertificatePassword { get; set; }

    /// <summary>How to reach Redis, like "redis:6379,password=…", where several nodes serve one site; it makes them hear of one another sooner.</summary>
    public string? Redis { get; set; }
}
