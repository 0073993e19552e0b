using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Platform.Web.Caching;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Keeps what cookies of sessions say, so that a cookie is decrypted once and not at each request. It grants nothing by itself: each
/// request finds its session by <see cref="SessionQuery"/>.
/// </summary>
public sealed class CachedTickets(ISecureDataFormat<AuthenticationTicket> tickets, ContentCache cache, Invalidations invalidations) : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>In bytes, approximately.</summary>
    private const int BytesOfTicket = 2_000;

    public string Protect(AuthenticationTicket data) => tickets.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => tickets.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (string.IsNullOrEmpty(protectedText))
            return null;
        // The hash, because the cookie is a secret, and longer than a key may be.
        var key = new CacheKey(new CacheSubject("ticket", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(protectedText))), purpose ?? ""), CacheVersion.UntilTagsChange, CacheKey.AnyLanguage, ReaderClass.Everyone);
        if (cache.Find<AuthenticationTicket>(key) is { } known)
            return known.Clone();
        if (tickets.Unprotect(protectedText, purpose) is not { } ticket)
            return null;
        // A copy, because the request can change its own. It is kept for minutes, which limits how long a revoked key is accepted.
        cache.Keep(key, ticket.Clone(), BytesOfTicket, [], invalidations.Now);
        return ticket;
    }
}
