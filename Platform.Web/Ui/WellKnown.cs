using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

/// <summary>Files that programs request at a fixed address.</summary>
public static class WellKnown
{
    private const string Plain = "text/plain; charset=utf-8";

    public static IResult Robots(HttpResponse response)
    {
        MayBeKept(response);
        return Results.Text("""
        User-agent: *
        Disallow: /account/
        Disallow: /api/
        Disallow: /search

        """, Plain);
    }

    /// <summary>Allows caches to keep the response for a day. It is the same for everyone and changes only with a release.</summary>
    public static void MayBeKept(HttpResponse response) => response.Headers.CacheControl = "public, max-age=86400";

    /// <summary>
    /// Writes security.txt (RFC 9116). Expires is always half a year ahead, because a site that runs still honours its contact address.
    /// </summary>
    public static IResult SecurityTxt(HttpRequest request, TimeProvider clock, IOptions<Contact> contact)
    {
        var expires = clock.GetUtcNow().UtcDateTime.Date.AddDays(180);
        MayBeKept(request.HttpContext.Response);
        return Results.Text($"""
            Contact: mailto:{contact.Value.Security}
            Expires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}
            Preferred-Languages: nl, en
            Canonical: {request.Absolute("/.well-known/security.txt")}
            Policy: {request.Absolute("/about/help")}

            """, Plain);
    }
}
