using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Platform.Web.Shared;

namespace Platform.Web.Access;

/// <summary>
/// Tells visitors apart for the rate limits, since an address does not: a whole ministry is one. Random, signed, gone
/// with the browser, and set only when someone first sends a form.
/// </summary>
public sealed class VisitorCookie(IDataProtectionProvider protection)
{
    private const string Name = "visitor";
    private readonly IDataProtector _seal = protection.CreateProtector("visitor");

    /// <returns>Null for a browser that brought none; it gets one with the answer.</returns>
    public string? Of(HttpContext context)
    {
        if (Known(context) is { } visitor)
            return visitor;
        SiteCookies.Append(context, Name, _seal.Protect(Guid.NewGuid().ToString("N")));
        return null;
    }

    /// <returns>Null for a browser that brought none; it gets none.</returns>
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
