using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Platform.Web.Caching;

/// <summary>
/// A whole page for visitors. It is compressed once for each encoding, when a browser first asks for it, and not for each request. It
/// holds nothing secret, so its compressed length tells nothing (the attack BREACH needs a secret beside reflected text).
/// </summary>
public sealed class VisitorPage(byte[] html, string? contentType)
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";

    private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(html))[..24];

    // Two threads may both compress; they get the same bytes.
    private byte[]? _brotli, _gzip;

    /// <summary>The most that this page occupies in memory, in bytes: as it is, and compressed in two ways.</summary>
    public long MostBytes => 2L * html.Length;

    /// <summary>
    /// Sends the page in the encoding that the browser prefers, or 304 when it has this page. A browser may store the page and must ask
    /// each time whether it is still the same.
    /// </summary>
    public async Task Send(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var (encoding, bytes) = Encoded(request);
        var tag = $"\"{_hash}{(encoding is null ? "" : "-" + encoding)}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private (string? Encoding, byte[] Bytes) Encoded(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (Accepts(accepted, Brotli))
            return (Brotli, _brotli ??= Compressed(into => new BrotliStream(into, CompressionLevel.Optimal, leaveOpen: true)));
        if (Accepts(accepted, Gzip))
            return (Gzip, _gzip ??= Compressed(into => new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true)));
        return (null, html);
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    private byte[] Compressed(Func<Stream, Stream> encoder)
    {
        using var compressed = new MemoryStream();
        using (var stream = encoder(compressed))
            stream.Write(html);
        return compressed.ToArray();
    }
}
