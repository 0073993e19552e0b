using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Shared;

namespace Platform.Web.Access;

/// <summary>
/// Identifies a browser that is not signed in for the rate limits, because a whole ministry can share one address. The cookie is random and
/// encrypted, lasts until the browser closes, and is set only when a form is sent.
/// </summary>
public sealed class VisitorCookie(IDataProtectionProvider protection)
{
    private const string Name = "visitor";
    private readonly IDataProtector _seal = protection.CreateProtector("visitor");

    /// <returns>Null for a browser that sent no valid cookie; the response then sets one.</returns>
    public string? Of(HttpContext context)
    {
        if (Known(context) is { } visitor)
            return visitor;
        SiteCookies.Append(context, Name, _seal.Protect(Guid.NewGuid().ToString("N")));
        return null;
    }

    /// <returns>Null for a browser that sent no valid cookie; none is set.</returns>
    public string? Known(HttpContext context) => SiteCookies.Read(context.Request, Name) is { } sent ? Open(sent) : null;

    private string? Open(string sent)
    {
        try
        {
            return _seal.Unprotect(sent);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
