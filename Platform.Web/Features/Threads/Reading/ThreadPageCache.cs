using System.Buffers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The middleware that caches pages of threads for members. It makes a page once as a template, for a placeholder member, so that the
/// template cannot contain anybody's data. Each reader gets it with their own name, key, tokens, posts, votes, draft and place in its
/// slots. An author of the contribution sees so much of their own that they get a template of their own.
/// </summary>
public sealed class ThreadPageCache(ContentCache cache, SingleFlight flight, IAntiforgery antiforgery, HtmlEncoder encoder) : IMiddleware
{
    private static readonly string KeyMark = PageSlots.Mark(MemberSlots.Key), NameMark = PageSlots.Mark(MemberSlots.Name);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (await ReaderOf(context) is not { } reader)
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

        var key = new CacheKey(CacheSubject.Page(context.Request), reader.Version, Language.Current, reader.Readers);
        var page = await FindOrMake(key, context, next, tokens.RequestToken!, reader.IsAuthor);
        if (page is not null)
            await Write(page, reader, context, tokens.RequestToken!);
    }

    /// <returns>Null when the response was something else than a page; it was sent already.</returns>
    private async Task<ThreadTemplate?> FindOrMake(CacheKey key, HttpContext context, RequestDelegate next, string token, bool asSelf)
    {
        if (Find() is { } known)
            return known;
        using var right = await flight.Enter(key, context.RequestAborted);
        if (Find() is { } meanwhile)
            return meanwhile;
        var page = await Make(context, next, token, asSelf);
        var tags = context.RequestServices.GetRequiredService<PageTags>();
        if (page is not null && tags.All.Count > 0 && context.Response.Headers.SetCookie.Count == 0)
            cache.Keep(key, page, page.Page.Bytes, tags.All, tags.Since);
        return page;

        ThreadTemplate? Find()
        {
            var found = cache.Find<ThreadTemplate>(key);
            if (found is not null)
                // RFC 9211.
                context.Response.Headers["Cache-Status"] = "platform; hit";
            return found;
        }
    }

    private async Task<ThreadReader?> ReaderOf(HttpContext context)
    {
        if (!cache.IsOn || CachedPageAttribute.Of(context) is not { IsOfThread: true } cached || !cached.Covers(context.Request))
            return null;
        var me = context.RequestServices.GetRequiredService<CurrentMember>();
        if (me.Viewer is not { IsMember: true } viewer)
            return null;
        // Resolving PageTags starts recording which data this page depends on.
        context.RequestServices.GetRequiredService<PageTags>();
        return await context.RequestServices.GetRequiredService<ReaderFactsLoader>().ReaderOf((string)context.GetRouteValue("key")!, viewer);
    }

    /// <returns>Null when the response was something else than a page; it was sent already.</returns>
    private static async Task<ThreadTemplate?> Make(HttpContext context, RequestDelegate next, string token, bool asSelf)
    {
        var (member, response) = (context.User, context.Response);
        var body = response.Body;
        var slots = context.RequestServices.GetRequiredService<PageSlots>();
        using var written = new MemoryStream();
        (context.User, response.Body, slots.IsTemplate) = (Placeholder(member, asSelf), written, true);
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

        // The form's token and its key are random, so they are found nowhere else.
        var html = Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length)
            .Replace(token, PageSlots.Mark("token"), StringComparison.Ordinal).Replace(tags.OnceOnly, PageSlots.Mark("once"), StringComparison.Ordinal);
        return new ThreadTemplate(new PageTemplate(html, response.ContentType), context.RequestServices.GetRequiredService<ThreadSlots>().Shown);
    }

    /// <summary>Returns an identity with the roles of the member, and marks in place of name and key.</summary>
    /// <param name="asSelf">Keeps the key, for a template that only this member gets.</param>
    private static ClaimsPrincipal Placeholder(ClaimsPrincipal member, bool asSelf)
    {
        var placeholder = new ClaimsIdentity(member.Identity!.AuthenticationType, MemberClaims.Name, ClaimTypes.Role);
        placeholder.AddClaim(new Claim(MemberClaims.Key, asSelf ? member.FindFirstValue(MemberClaims.Key)! : KeyMark));
        placeholder.AddClaim(new Claim(MemberClaims.Name, NameMark));
        placeholder.AddClaims(member.FindAll(ClaimTypes.Role));
        return new ClaimsPrincipal(placeholder);
    }

    private async Task Write(ThreadTemplate template, ThreadReader reader, HttpContext context, string token)
    {
        var me = context.RequestServices.GetRequiredService<CurrentMember>();
        var facts = reader.Facts(template.Shown);
        if (me.Unread > 0)
            facts.Add(MemberSlots.HasUnread);
        if (me.Waiting > 0)
            facts.Add(MemberSlots.HasWaiting);
        var texts = reader.Texts().Concat(MemberSlots.Texts(me)).Append(("token", token)).Append(("once", PageTags.NewOnceOnly()));
        var pieces = template.Page.Fill(facts, texts.ToDictionary(t => t.Item1, t => Encoding.UTF8.GetBytes(encoder.Encode(t.Item2))));
        context.Response.ContentType = template.Page.ContentType;
        context.Response.ContentLength = pieces.Sum(piece => (long)piece.Length);
        foreach (var piece in pieces)
            context.Response.BodyWriter.Write(piece);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private sealed record ThreadTemplate(PageTemplate Page, ThreadSlots.Part Shown);
}
