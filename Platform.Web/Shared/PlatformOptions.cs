namespace Platform.Web.Shared;

public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>The folder of database, index, lock files and mail pickup. A relative path starts at the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The zone (IANA name) in which times are shown, filtered and due.</summary>
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>The public URL of the site. Links in mail start with it.</summary>
    public Uri PublicUrl { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>Memory for the cache of pages and fragments, in MB. With 0 nothing is cached.</summary>
    public int CacheMegabytes { get; set; } = 128;

    /// <summary>The folder of this node's search index. Nodes that share a database each need their own data directory.</summary>
    public string IndexFolder => Path.Combine(DataDirectory, "index");

    /// <summary>Whether the site is reached by https. This does not depend on where TLS ends or how requests arrive here.</summary>
    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>
    /// A PKCS#12 file with a certificate and its RSA key. It encrypts the stored keys that protect cookies. Without it, anyone who can read
    /// the database or a back-up can forge cookies.
    /// </summary>
    public string? KeyCertificate { get; set; }

    /// <summary>The password of <see cref="KeyCertificate"/>, where it has one.</summary>
    public string? KeyCertificatePassword { get; set; }

    /// <summary>
    /// The Redis connection, like "redis:6379,password=…", for a site with several nodes; they then see each other's changes sooner.
    /// </summary>
    public string? Redis { get; set; }
}
