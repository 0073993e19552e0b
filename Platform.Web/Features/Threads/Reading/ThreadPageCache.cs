using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The middleware that caches pages of threads for members who have nothing of their own on them. Such a page is rendered for a
/// placeholder member, so that it cannot contain anybody's data. Each reader gets it with their own name, key and tokens in place of
/// the placeholder's.
/// </summary>
public sealed class ThreadPageCache(ContentCache cache, IAntiforgery antiforgery, HtmlEncoder encoder) : IMiddleware
{
    /// <summary>The key of the placeholder. It is longer than any real key.</summary>
    private static readonly string NobodysKey = RandomNumberGenerator.GetHexString(30, lowercase: true);
    private static readonly string NobodysName = RandomNumberGenerator.GetHexString(30, lowercase: true);

    private enum Own
    {
        Nothing,
        Key,
        Name,
        Token,
        OnceOnly,
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (await KeyOf(context) is not { } key)
        {
            await next(context);
            return;
        }

        // Get the tokens as the member, before the page is rendered for the placeholder.
        var tokens = antiforgery.GetTokens(context);
        if (tokens.CookieToken is not null)
        {
            // This browser does not have the cookie that belongs to the token yet.
            await next(context);
            return;
        }

        var page = cache.Find<Page>(key);
        if (page is not null)
        {
            // RFC 9211.
            context.Response.Headers["Cache-Status"] = "platform; hit";
        }
        else
        {
            page = await Make(context, next, tokens.RequestToken!);
            if (page is null)
                return;
            var tags = context.RequestServices.GetRequiredService<PageTags>();
            if (tags.All.Count > 0 && context.Response.Headers.SetCookie.Count == 0)
                cache.Keep(key, page, page.Pieces.Sum(p => p.Html.Length), tags.All, tags.Since);
        }

        await Write(page, context, tokens.RequestToken!);
    }

    private static async Task<CacheKey?> KeyOf(HttpContext context)
    {
        if (CachedPageAttribute.Of(context) is not { IsOfThread: true } cached || !cached.Covers(context.Request))
            return null;
        var me = context.RequestServices.GetRequiredService<CurrentMember>();
        // A member with a role sees more, depending on the role.
        if (me.Viewer is not { IsMember: true, Roles: MemberRoles.None } viewer)
            return null;
        // Resolving PageTags starts recording which data this page depends on.
        context.RequestServices.GetRequiredService<PageTags>();
        return await context.RequestServices.GetRequiredService<ReaderFactsLoader>().PageOf((string)context.GetRouteValue("key")!, viewer) is { } found
            ? new CacheKey(CacheSubject.Page(context.Request), found.Version, Language.Current, found.Readers.With("unread", me.Unread))
            : null;
    }

    /// <returns>Null when the response was something else than a page; it was sent already.</returns>
    private static async Task<Page?> Make(HttpContext context, RequestDelegate next, string token)
    {
        var (member, response) = (context.User, context.Response);
        var body = response.Body;
        using var written = new MemoryStream();
        (context.User, response.Body) = (Nobody(member), written);
        try
        {
            await next(context);
        }
        finally
        {
            (context.User, response.Body) = (member, body);
        }

        var tags = context.RequestServices.GetRequiredService<PageTags>();
        if (response is not { StatusCode: StatusCodes.Status200OK, HasStarted: false })
        {
            written.Position = 0;
            await written.CopyToAsync(body, context.RequestAborted);
            return null;
        }

        var marks = new[] { (NobodysKey, Own.Key), (NobodysName, Own.Name), (token, Own.Token), (tags.OnceOnly, Own.OnceOnly) }.ToDictionary(m => m.Item1, m => m.Item2);
        // The items at odd indexes are the marks at which the text was split.
        var pieces = Regex.Split(Encoding.UTF8.GetString(written.ToArray()), $"({string.Join('|', marks.Keys.Select(Regex.Escape))})");
        return new Page([.. pieces.Select((text, i) => i % 2 == 0 ? new Piece(Encoding.UTF8.GetBytes(text), Own.Nothing) : new Piece([], marks[text]))],
            response.ContentType);
    }

    private static ClaimsPrincipal Nobody(ClaimsPrincipal member)
    {
        var nobody = new ClaimsIdentity(member.Identity!.AuthenticationType, MemberClaims.Name, ClaimTypes.Role);
        nobody.AddClaim(new Claim(MemberClaims.Key, NobodysKey));
        nobody.AddClaim(new Claim(MemberClaims.Name, NobodysName));
        if (member.FindFirst(MemberClaims.Unread) is { } unread)
            nobody.AddClaim(unread);
        return new ClaimsPrincipal(nobody);
    }

    private async Task Write(Page page, HttpContext context, string token)
    {
        var me = context.RequestServices.GetRequiredService<CurrentMember>();
        var (key, name) = (Encoding.UTF8.GetBytes(me.Key!), Encoding.UTF8.GetBytes(encoder.Encode(me.Name!)));
        var (request, once) = (Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(PageTags.NewOnceOnly()));
        context.Response.ContentType = page.ContentType;
        var length = 0L;
        foreach (var piece in page.Pieces)
            length += Of(piece).Length;
        context.Response.ContentLength = length;
        foreach (var piece in page.Pieces)
            context.Response.BodyWriter.Write(Of(piece));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);

        byte[] Of(Piece piece) => piece.Own switch
        {
            Own.Nothing => piece.Html,
            Own.Key => key,
            Own.Name => name,
            Own.Token => request,
            _ => once,
        };
    }

    private readonly record struct Piece(byte[] Html, Own Own);

    private sealed record Page(IReadOnlyList<Piece> Pieces, string? ContentType);
}
