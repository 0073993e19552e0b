using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Errors;

/// <summary>
/// The page that runs in place of a page that failed, with its method and form. It shows the typed texts again, so that they are not
/// lost. It uses no database, because that may be what failed.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowModel(CurrentMember me, IOptions<PlatformOptions> options, ILogger<ShowModel> log) : PageModel
{
    /// <summary>Most characters of typed texts that are shown again: more than twice the longest text.</summary>
    private const int MostKept = 200 * 1024;

    private static readonly int[] Known = [400, 403, 404, 409, 410, 413, 429, 500, 503];

    public int Status { get; private set; }

    /// <summary>
    /// Number of the error, which a reader can read out over the phone; the log has the same number. Null for other statuses.
    /// </summary>
    public string? Number { get; private set; }

    public IReadOnlyList<string> KeptTexts { get; private set; } = [];

    /// <summary>
    /// Path to sign in and return to an address that was not found; null for members. It is the same for a page that does not exist and
    /// for one that is closed to visitors, so that nobody learns which it is.
    /// </summary>
    public string? SignInPath { get; private set; }

    /// <summary>The page that is closed to this account, to return to with another one; null for other statuses.</summary>
    public string? OtherAccountPath { get; private set; }

    /// <summary>
    /// Path to try once more: the page that was asked for, or the page of the form that was sent. Null when it cannot help or is not known.
    /// </summary>
    public string? AgainPath { get; private set; }

    public bool IsForm => HttpMethods.IsPost(Request.Method);

    /// <param name="code">The status, bound from the route alone: many forms have a field of that name, with typed text in it.</param>
    public async Task OnGetAsync([FromRoute] int code)
    {
        var exception = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        if (exception is not null)
            code = Response.StatusCode;
        else if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = code = StatusCodes.Status404NotFound;

        if (Conflicts.WaitedTooLong(exception?.Error))
        {
            Response.StatusCode = code = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = Busy.TryAgainAfter;
        }

        Status = Known.Contains(code) ? code : code < 500 ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;
        if (Status == StatusCodes.Status500InternalServerError)
        {
            Number = NumberOf(Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier);
            log.LogError("Error {Number} was shown for {Path}", Number, exception?.Path);
        }

        if (Status == StatusCodes.Status404NotFound && HttpMethods.IsGet(Request.Method) && !me.IsSignedIn && Asked() is { } asked)
            SignInPath = "/account/sign-in?returnUrl=" + Uri.EscapeDataString(asked);
        if (Status == StatusCodes.Status403Forbidden && HttpMethods.IsGet(Request.Method) && me.IsSignedIn)
            OtherAccountPath = Asked();
        if (Status is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status410Gone))
            AgainPath = IsForm ? Sender() : Asked();
        // No form leads to an address that does not exist, so no text was lost there. (For a wrong method, routing makes an
        // endpoint of its own, which has no route.)
        var endpoint = exception?.Endpoint ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint;
        KeptTexts = endpoint is RouteEndpoint ? await TypedTextsAsync() : [];
    }

    public Task OnPostAsync([FromRoute] int code) => OnGetAsync(code);

    private string? Asked()
    {
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var path = failed is not null
            ? failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString
            : HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } thrown ? new PathString(thrown.Path).ToUriComponent() + Request.QueryString : null;
        return Url.IsLocalUrl(path) ? path : null;
    }

    /// <summary>Returns the page of this site with the form that was sent; null when the browser does not say.</summary>
    private string? Sender() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == options.Value.PublicUrl.Authority && Url.IsLocalUrl(from.PathAndQuery)
            ? from.PathAndQuery
            : null;

    private static string NumberOf(string trace)
    {
        var digits = trace.Length > 8 ? trace[..8] : trace;
        return digits.Length == 8 ? $"{digits[..4]}-{digits[4..]}".ToUpperInvariant() : digits;
    }

    /// <summary>
    /// Returns the typed sentences. Values without a space, such as choices and tokens, are left out, and so are passwords.
    /// </summary>
    private async Task<IReadOnlyList<string>> TypedTextsAsync()
    {
        if (!HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType)
            return [];
        try
        {
            var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            var texts = form.Where(field => !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .SelectMany(field => field.Value).OfType<string>().Where(value => value.Trim().Contains(' ', StringComparison.Ordinal));
            var length = 0;
            return [.. texts.TakeWhile(text => (length += text.Length) <= MostKept)];
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return [];
        }
    }
}
